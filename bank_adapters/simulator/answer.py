"""The FailedInvoice message a bank answers each file with, also when nothing failed."""

from xml.sax.saxutils import escape, quoteattr

from bank_adapters.simulator.rules import Judgement


def render_answer(judgement: Judgement, file_id: str) -> bytes:
    """Return the answer to one file, a pure function of the judgement.

    ``file_id`` is what the answer quotes. `totalNr` counts the invoices listed, so a file refused
    as a whole has 0 and is told apart by `fileFailReason`.
    """
    reason = f" fileFailReason={quoteattr(judgement.fail_code)}" if judgement.fail_code else ""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        "<FailedInvoice>",
        f"<Header infileId={quoteattr(file_id)}{reason}/>",
        *(
            f"<Invoice><InvoiceGlobUniqId>{escape(verdict.global_id)}</InvoiceGlobUniqId>"
            f"<FailReason>{verdict.fail_code}</FailReason></Invoice>"
            for verdict in judgement.listed
        ),
        f'<Footer totalNr="{len(judgement.listed)}"/>',
        "</FailedInvoice>",
    ]
    return ("\n".join(lines) + "\n").encode("utf-8")
