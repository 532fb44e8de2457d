"""Files from people: the native import files become core values and findings.

`kind_of` says which kind a file is, `read_rows` reads it chunk by chunk, `check` holds a chunk
against what is known already. Nothing is written here.
"""

from einvoice.intake.checks import Checked, check
from einvoice.intake.kinds import KINDS, kind_of, kinds_of_sheets
from einvoice.intake.known import CoreRow, Key, Known
from einvoice.intake.reading import (
    Chunk,
    ParsedRow,
    name_of,
    read_rows,
    sheets_of,
    write_refused,
)

__all__ = [
    "KINDS",
    "Checked",
    "Chunk",
    "CoreRow",
    "Key",
    "Known",
    "ParsedRow",
    "check",
    "kind_of",
    "kinds_of_sheets",
    "name_of",
    "read_rows",
    "sheets_of",
    "write_refused",
]
