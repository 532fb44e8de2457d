"""Fixtures of the incidents."""

import pytest
from put_back import PutBack
from sample_company import Company


@pytest.fixture
def staff(company: Company) -> PutBack:
    """Somebody in front of the small company's month on 5 November."""
    return PutBack(company)
