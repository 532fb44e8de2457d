"""A complete synthetic data set for demos, tests and benchmarks."""

from jobs.setup.sample.write import write_sample

__all__ = ["write_sample"]
