"""Messages changed by chance: bytes, whole values, and parts repeated."""

import random
import re
from collections.abc import Sequence

VALUES = (
    b"9" * 5000,
    b"-" + b"9" * 400,
    b"1e999999999",
    b"0" * 5000 + b"1",
    b"\xd9\xa3\xd9\xa3",
    b"9999-12-31T23:59:59Z",
    b"9999-12-31T23:59:59-14:00",
    b"0001-01-01T00:00:00+14:00",
    b"0001-01-01",
    b"2026-02-30",
    b"9999-12-31",
    b"NaN",
    b"99999999999.999",
    b"&#x1F600;",
    b" " * 600,
    b"x" * 600,
    b"",
)
"""What may be put into a text and leaves the XML whole."""
NASTY = (
    *VALUES,
    b"&#0;",
    b"\x00",
    b"\xff\xfe",
    b"<!-- x -->",
    b"]]>",
    b"<![CDATA[7]]>",
    b"' xmlns='urn:x",
    b'" xmlns="urn:x',
)


def mutated(content: bytes, rng: random.Random) -> bytes:
    """Return a message with one to four places changed: bytes, whole values, or parts repeated.

    Half of them stay whole XML, so that what is behind the parser is reached.
    """
    if rng.random() < 0.5:
        for _ in range(rng.randint(1, 3)):
            content = _with_value(content, rng, VALUES)
        return content
    for _ in range(rng.randint(1, 4)):
        begin = rng.randrange(len(content) + 1)
        end = min(len(content), begin + rng.choice((0, 1, 2, 8, 40)))
        match rng.randrange(6):
            case 0:
                content = content[:begin] + bytes([rng.randrange(256)]) + content[end:]
            case 1:
                content = content[:begin] + content[end:]
            case 2:
                content = content[:end] + content[begin:end] + content[end:]
            case 3:
                content = content[:begin] + rng.choice(NASTY) + content[end:]
            case _:
                content = _with_value(content, rng, NASTY)
    return content


def _with_value(content: bytes, rng: random.Random, values: Sequence[bytes]) -> bytes:
    """Put something else in the place of a text or of an attribute's value."""
    found = list(re.finditer(rb'(?<=>)[^<>]+(?=<)|(?<==")[^"<>]*(?=")', content))
    if not found:
        return content
    place = rng.choice(found)
    return content[: place.start()] + rng.choice(values) + content[place.end() :]
