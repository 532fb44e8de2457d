from einvoice.core.errors import EInvoiceError


def test_an_error_says_what_is_wrong_and_what_to_do() -> None:
    """The message is the text of the error, the hint stands beside it; it may be empty."""
    told = EInvoiceError("the file is missing", "import it")
    assert (str(told), told.hint) == ("the file is missing", "import it")
    assert EInvoiceError("the file is missing").hint == ""
