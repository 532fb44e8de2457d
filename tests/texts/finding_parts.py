"""What the tests of the findings' texts share."""

import ast
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent


TREES = {
    path: ast.parse(path.read_text("utf-8"))
    for room in ("einvoice", "bank_adapters", "jobs")
    for path in sorted((ROOT / room).rglob("*.py"))
}
