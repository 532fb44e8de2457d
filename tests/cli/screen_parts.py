"""What the tests of the screens share."""

import re

ENGLISH = re.compile(
    r"\b(of|the|and|with|not|from|held|issued|invoices?|sent|accepted|deadline|drafts?|waiting|"
    r"missing|total|net|due|nothing|rounding|buildings?|calculated|imported|rows|new|warning|"
    r"rendered|files?|left out|read|answers?|answered|confirmed|found|fail code)\b"
)


def without_commands(text: str) -> str:
    """Return a screen without what is the same in every language: commands, ids, file names."""
    text = re.sub(r"einvoice( --?[a-z]+| [a-z_-]+| [A-Z0-9-]+| [0-9-]+| /\S+)*", "", text)
    return re.sub(r"\S+\.(csv|xml|toml)|[A-Z]+_[A-Z_]+", "", text)
