"""Fixtures of the simulator's tests."""

from collections.abc import Callable

import pytest
from bank_file_samples import AFile, some_invoices


@pytest.fixture
def a_file() -> Callable[..., bytes]:
    """Return how to make a file, by file id and number of invoices."""

    def make(file_id: str = "2611SW00001ABCDEF", count: int = 1, first: int = 1) -> bytes:
        invoices = some_invoices(first + count - 1)[first - 1 :]
        return AFile(invoices, file_id).xml()

    return make
