"""A complete synthetic data set for demos, tests and benchmarks, and what its customers pay."""

from jobs.setup.sample.paid import PaidSample, write_paid_sample
from jobs.setup.sample.write import write_sample

__all__ = ["PaidSample", "write_paid_sample", "write_sample"]
