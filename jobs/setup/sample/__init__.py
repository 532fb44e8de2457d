"""A complete synthetic data set for demos, tests and benchmarks, and what its customers pay."""

from jobs.setup.sample.next_month import NextMonth, write_next_month
from jobs.setup.sample.paid import PaidSample, write_paid_sample
from jobs.setup.sample.write import write_sample

__all__ = ["NextMonth", "PaidSample", "write_next_month", "write_paid_sample", "write_sample"]
