import pytest

from einvoice.core.services import Service


@pytest.mark.parametrize(
    ("language", "label"),
    [
        pytest.param("lv", "Ūdens", id="Latvian"),
        pytest.param("ru", "Вода", id="Russian"),
        pytest.param("en", "Water", id="English"),
        pytest.param("", "Ūdens", id="no language known"),
    ],
)
def test_a_service_is_called_by_the_customers_language(language: str, label: str) -> None:
    """Each language has its label, and Latvian stands in for one that is missing."""
    assert Service("w", "Ūdens", "Вода", "Water", "water", 1).label(language) == label
    assert Service("w", "Ūdens", "", "", "water", 1).label(language) == "Ūdens"
