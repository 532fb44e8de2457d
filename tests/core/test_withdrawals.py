"""Withdrawing: only what no bank has, and the mildest remedy that helps."""

import pytest

from einvoice.core.deliveries import FileState
from einvoice.core.invoices import InvoiceState
from einvoice.core.withdrawals import Anew, Decision, Remedy, Standing, Why, blocked, remedy_of

ISSUED = Standing(InvoiceState.ISSUED, None)
REFUSED = Standing(InvoiceState.REJECTED, FileState.PARTLY)
LEAVE, AGAIN, REISSUE = Remedy.NONE, Remedy.AGAIN, Remedy.REISSUE


@pytest.mark.parametrize(
    ("standing", "why"),
    [
        pytest.param(ISSUED, None, id="in no file"),
        pytest.param(Standing(InvoiceState.ISSUED, FileState.WITHDRAWN), None, id="taken back"),
        pytest.param(Standing(InvoiceState.RENDERED, FileState.READY), None, id="never sent"),
        pytest.param(Standing(InvoiceState.RENDERED, FileState.SENDING), Why.UNCLEAR, id="sending"),
        pytest.param(Standing(InvoiceState.RENDERED, FileState.RENAMING), Why.UNCLEAR, id="moving"),
        pytest.param(Standing(InvoiceState.RENDERED, FileState.UNKNOWN), Why.UNCLEAR, id="unknown"),
        pytest.param(Standing(InvoiceState.SENT, FileState.SENT), Why.AWAITED, id="no answer yet"),
        pytest.param(
            Standing(InvoiceState.ACCEPTED, FileState.PARTLY), Why.ACCEPTED, id="accepted"
        ),
        pytest.param(REFUSED, None, id="refused"),
        pytest.param(
            Standing(InvoiceState.REJECTED, FileState.PARTLY, proven_refused=False),
            Why.BANK_SAYS_HAS,
            id="refused as a duplicate",
        ),
        pytest.param(
            Standing(InvoiceState.REJECTED, FileState.REJECTED, contradicted=True),
            Why.CONTRADICTED,
            id="refused by word, accepted by an answer",
        ),
        pytest.param(
            Standing(
                InvoiceState.REJECTED, FileState.PARTLY, proven_refused=False, code_known=False
            ),
            Why.CODE_UNKNOWN,
            id="refused with an unknown code",
        ),
    ],
)
def test_only_what_no_bank_has_may_be_withdrawn(standing: Standing, why: Why | None) -> None:
    """Whatever a bank has, or may have, is named with its reason and left alone."""
    assert blocked(standing) is why
    if why is not None:
        for anew in Anew:
            assert remedy_of(standing, anew, late=True) == Decision(LEAVE, why)


@pytest.mark.parametrize(
    ("standing", "anew", "late", "remedy", "why"),
    [
        pytest.param(ISSUED, Anew.SAME, False, LEAVE, Why.NOTHING, id="nothing wrong"),
        pytest.param(ISSUED, Anew.SAME, True, REISSUE, Why.DUE_DATE, id="due date lost"),
        pytest.param(ISSUED, Anew.DIFFERENT, False, REISSUE, Why.DIFFERS, id="differs"),
        pytest.param(ISSUED, Anew.HELD, False, LEAVE, Why.NOTHING, id="held, but it is issued"),
        pytest.param(ISSUED, Anew.HELD, True, LEAVE, Why.HELD, id="held and too late"),
        pytest.param(ISSUED, Anew.GONE, True, LEAVE, Why.GONE, id="gone and too late"),
        pytest.param(REFUSED, Anew.SAME, False, AGAIN, Why.REFUSED, id="only bank data wrong"),
        pytest.param(REFUSED, Anew.SAME, True, REISSUE, Why.DUE_DATE, id="refused too late"),
        pytest.param(REFUSED, Anew.DIFFERENT, False, REISSUE, Why.DIFFERS, id="corrected"),
        pytest.param(REFUSED, Anew.HELD, False, LEAVE, Why.HELD, id="refused, would be held"),
        pytest.param(REFUSED, Anew.GONE, False, LEAVE, Why.GONE, id="refused, gone"),
    ],
)
def test_the_mildest_remedy_is_chosen(
    standing: Standing,
    anew: Anew,
    late: bool,  # noqa: FBT001 - of the table
    remedy: Remedy,
    why: Why,
) -> None:
    """The same number again where that helps, a new invoice only where it must differ."""
    assert remedy_of(standing, anew, late=late) == Decision(remedy, why)
