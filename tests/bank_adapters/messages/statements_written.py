"""The same statement as each bank may write it."""

from statement_files import (
    STATEMENT,
    read,
)

from bank_adapters.simulator.statements import (
    FIDAVISTA_1_2,
    SWEDBANK,
    FidavistaForm,
    WrittenStatement,
    render_camt,
    render_fidavista,
)
from einvoice.core.payments import Statement, StatementFormat
from einvoice.core.statement_totals import faults

CAMT = [StatementFormat.CAMT_02, StatementFormat.CAMT_08]
RENDERED = {
    "camt 02": render_camt(STATEMENT, CAMT[0]),
    "camt 08": render_camt(STATEMENT, CAMT[1]),
    "swedbank": render_fidavista(STATEMENT, SWEDBANK),
    "1.1": render_fidavista(STATEMENT),
    "1.2": render_fidavista(STATEMENT, FidavistaForm(FIDAVISTA_1_2)),
    "no namespace": render_fidavista(STATEMENT, FidavistaForm(namespace="")),
    "UTF-8 with a mark": b"\xef\xbb\xbf" + render_fidavista(STATEMENT),
}


def written(form: str, statement: WrittenStatement) -> bytes:
    """Return a statement in a form."""
    if form.startswith("camt"):
        return render_camt(statement, CAMT[form == "camt 08"])
    return render_fidavista(statement, SWEDBANK if form == "swedbank" else None)


def faults_of(content: bytes) -> list[str]:
    """Return the codes of the faults of the only statement of a file."""
    return [fault.code for fault in faults(Statement(read(content).pages))]
