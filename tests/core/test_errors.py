import pytest

from einvoice.core.errors import EInvoiceError, UsageError, cause


def test_an_error_takes_a_code_and_facts_and_nothing_else() -> None:
    """No sentence: a second text beside the code is refused."""
    with pytest.raises(TypeError):
        EInvoiceError("no-such-file", "import it")  # type: ignore[call-arg]
    error = UsageError("no-such-file", path="a.csv")
    assert error.cause == cause("no-such-file", path="a.csv")
    assert (error.code, error.facts, str(error)) == (
        "no-such-file",
        {"path": "a.csv"},
        "no-such-file path=a.csv",
    )
