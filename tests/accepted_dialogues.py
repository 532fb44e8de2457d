"""The twelve incidents as dialogues that a person has read once: what is typed, and how it ends.

Kept in `tests/golden/dialogues.txt`; what alters there alters what `docs/OPERATIONS.md` tells.
"""

import re
import shlex
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType

import pytest
from golden_texts import GoldenTexts
from sample_company import Company, Result

INCIDENTS = MappingProxyType(
    {
        "test_a_wrong_tariff_before_issuing": "01 wrong tariff before issuing",
        "test_the_recipe_of_a_wrong_tariff_puts_the_whole_company_right": (
            "02 wrong tariff after sending"
        ),
        "test_where_a_bank_was_paid_the_tariff_is_put_right_all_the_same": (
            "03 wrong tariff after payment"
        ),
        "test_a_late_reading": "04 late reading",
        "test_a_meter_is_replaced": "05 meter replaced",
        "test_an_owner_changes": "06 owner changed",
        "test_a_bank_refuses_some_invoices": "07 bank refuses some invoices",
        "test_a_bank_refuses_a_whole_file": "08 bank refuses the file",
        "test_a_bank_is_silent": "09 bank is silent",
        "test_sftp_is_down_on_the_13th": "10 SFTP down on the 13th",
        "test_a_host_key_was_rotated": "11 host key rotated",
        "test_a_file_sent_by_hand": "12 sent by hand",
        "test_the_database_of_yesterday": "13 database of yesterday",
    }
)
"""By test: what its section is called."""
PATH = Path(__file__).parent / "golden" / "dialogues.txt"
_LOOKING = {"export", "demo"}
_MASKS = (
    (re.compile(r" --config \S+"), ""),
    (re.compile(r" --today \S+"), ""),
    (re.compile(r"\b[0-9a-f]{64}\b"), "HASH"),
    (re.compile(r"\b[0-9a-f]{12}\b"), "PLAN"),
    (re.compile(r"SHA256:\S+"), "KEY"),
    (re.compile(r":[0-9]{4,5}\b"), ":PORT"),
)


@contextmanager
def kept_dialogue(title: str, patch: pytest.MonkeyPatch) -> Iterator[None]:
    """Hold what is typed meanwhile, and each last line, against the section of that title."""
    lines: list[str] = []
    run = Company.cli

    def typed(self: Company, *arguments: str, today: str | None = None) -> Result:
        result = run(self, *arguments, today=today)
        if "--json" not in arguments and arguments[0] not in _LOOKING:
            last = result.err.strip().splitlines()[-1:] or [""]
            said = (f"$ einvoice {shlex.join(arguments)} -> {result.code}", f"  {last[0]}")
            lines.extend(_masked(text, self.home) for text in said)
        return result

    patch.setattr(Company, "cli", typed)
    yield
    GoldenTexts(PATH).check(title, lines)


def _masked(text: str, home: Path) -> str:
    text = text.replace(str(home), "FOLDER")
    for pattern, mask in _MASKS:
        text = pattern.sub(mask, text)
    return text
