"""The code for paying: its payload is EPC069-12's, and its squares are those of the payload."""

import re

import pytest
import segno
from page_samples import CHANNELS

from einvoice.pages.payment_code import code_svg, payload


def squares(svg: str) -> set[tuple[int, int]]:
    """Return which squares a picture draws dark."""
    found = re.findall(r"M(\d+) (\d+)\.5h(\d+)", svg)
    assert f' stroke="#000" d="{"".join(f"M{x} {y}.5h{n}" for x, y, n in found)}"' in svg
    return {(int(x) + place, int(y)) for x, y, n in found for place in range(int(n))}


def test_names_and_texts_are_cut_to_what_a_bank_takes() -> None:
    """70 and 140 characters."""
    lines = payload("N" * 80, CHANNELS[0], 1, "R" * 150).split("\n")
    assert (lines[5], lines[7], lines[10]) == ("N" * 70, "EUR0.01", "R" * 140)


@pytest.mark.parametrize(
    "text", ["BCD", payload("SIA Ķekavas māja", CHANNELS[0], 31_396, "Rek. 1")]
)
def test_the_squares_are_those_of_the_code(text: str) -> None:
    """Each dark square once, in a picture as large as the code."""
    code = segno.make_qr(text, error="m", mask=3, encoding="utf-8", boost_error=False)
    rows = [list(row) for row in code.matrix]
    dark = {(x, y) for y, row in enumerate(rows) for x, square in enumerate(row) if square}
    svg = code_svg(text)
    assert squares(svg) == dark
    assert f'viewBox="0 0 {len(rows)} {len(rows)}"' in svg


def test_a_payload_that_is_too_long_is_refused() -> None:
    """The largest code is version 13; names and texts of ours never make one."""
    longest = payload("Ķ" * 70, CHANNELS[0], 99_999_999_999, "ž" * 140)
    assert code_svg(longest)
    assert len(longest.encode()) in {330, 331}
    assert payload("😀" * 70, CHANNELS[0], 99_999_999_999, "x").split("\n")[-1] == ""
    with pytest.raises(ValueError, match="too long"):
        code_svg("x" * 400)
