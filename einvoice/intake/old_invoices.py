"""Another system's invoices of a month: a CSV file with a row for each charge of a flat.

Its columns and services may have names of their own: a second file says which of ours they are
(`old,ours`). Columns that nobody asks for are passed over, so that an export is taken as it is.
A row that cannot be read is named and left out.
"""

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from einvoice.core import money
from einvoice.core.comparison import Charged
from einvoice.core.errors import UsageError
from einvoice.encodings import Encoding

COLUMNS = ("flat_id", "service", "net", "net_cents", "quantity", "unit_price", "vat_percent")
_CODECS = {Encoding.UTF_8: "utf-8-sig", Encoding.WINDOWS_1257: "cp1257"}
_MAP = ("old", "ours")
_PRICE, _OURS = 6, 4  # decimals of an imported price, and of the price of a line


@dataclass(frozen=True, slots=True)
class OldInvoices:
    """The charges that could be read; ``unread`` are the other rows: their line and column.

    ``services`` are names that are no service of ours, as the file has them.
    """

    charges: tuple[Charged, ...]
    unread: tuple[tuple[int, str], ...]
    services: tuple[str, ...]


def read_names(path: Path | None, encoding: Encoding) -> dict[str, str]:
    """Return what the other system's columns and services are called here.

    Raises:
        UsageError: the file cannot be read, or has other columns than `old` and `ours`.
    """
    if path is None:
        return {}
    header, rows = _table(path, encoding)
    if [*header[:2]] != [*_MAP]:
        raise UsageError("map-columns", path=path, columns=_MAP)
    pairs = ((row[0].strip(), row[1].strip()) for _, row in rows if len(row) >= len(_MAP))
    return {old.casefold(): ours for old, ours in pairs if old and ours}


def read_old(
    path: Path, encoding: Encoding, names: Mapping[str, str], services: Mapping[str, str]
) -> OldInvoices:
    """Read the charges of another system.

    Args:
        path: The CSV file, with `,` or `;`; a comma may be the decimal sign.
        encoding: How it is written.
        names: What its columns and services are called here, by their name in small letters.
        services: Our services, by their id and their labels in small letters.

    Raises:
        UsageError: it cannot be read, or columns are missing.
    """
    header, rows = _table(path, encoding)
    ours = [names.get(name.casefold(), name.casefold()) for name in header]
    places = {name: place for place, name in reversed([*enumerate(ours)]) if name in COLUMNS}
    missing = [name for name in ("flat_id", "service") if name not in places]
    if not {"net", "net_cents"} & places.keys():
        missing.append("net")
    if missing:
        raise UsageError("old-columns", path=path, missing=tuple(missing), known=COLUMNS)
    charges: list[Charged] = []
    unread: list[tuple[int, str]] = []
    strange: dict[str, None] = {}
    for line, row in rows:
        cells = {name: row[at].strip() for name, at in places.items() if at < len(row)}
        if not any(cells.values()):
            continue
        try:
            charge = _charge(cells, names, services)
        except _UnreadError as error:
            unread.append((line, str(error)))
            continue
        charges.append(charge)
        if charge.service not in services.values():
            strange[charge.service] = None
    return OldInvoices(tuple(charges), tuple(unread), tuple(strange))


class _UnreadError(ValueError):
    """A cell cannot be read; the text is its column."""


def _charge(
    cells: Mapping[str, str], names: Mapping[str, str], services: Mapping[str, str]
) -> Charged:
    for name in ("flat_id", "service"):
        if not cells.get(name):
            raise _UnreadError(name)
    service = names.get(cells["service"].casefold(), cells["service"])
    net = "net_cents" if cells.get("net_cents") else "net"
    cents = _number(cells, net, 0 if net == "net_cents" else 2)
    if cents is None:
        raise _UnreadError(net)
    price_e6 = _number(cells, "unit_price", _PRICE)
    return Charged(
        cells["flat_id"],
        services.get(service.casefold(), service),
        cents,
        _number(cells, "quantity", 3),
        None if price_e6 is None else money.rescale(price_e6, _PRICE, _OURS),
        _number(cells, "vat_percent", 2),
    )


def _number(cells: Mapping[str, str], name: str, decimals: int) -> int | None:
    """Return a number, scaled; None where the cell is empty or the file lacks the column."""
    text = cells.get(name, "").replace(" ", "").replace("\u00a0", "").replace(",", ".")
    if not text:
        return None
    try:
        return money.parse_scaled(text.removesuffix("%"), decimals)
    except ValueError:
        raise _UnreadError(name) from None


def _table(path: Path, encoding: Encoding) -> tuple[Sequence[str], Iterator[tuple[int, list[str]]]]:
    """Return the header and the rows below it with their lines.

    Raises:
        UsageError: the file is missing, or no CSV in this encoding.
    """
    try:
        text = path.read_text(_CODECS[encoding])
        first = text.partition("\n")[0]
        mark = max(",;\t", key=first.count)
        reader = csv.reader(text.splitlines(keepends=True), delimiter=mark, strict=True)
        rows = [(reader.line_num, row) for row in reader]
    except OSError as error:
        raise UsageError("old-unreadable", path=path, why=error.strerror) from None
    except UnicodeDecodeError:
        raise UsageError("old-unreadable", path=path, why=f"not {encoding}") from None
    except csv.Error as error:
        raise UsageError("old-unreadable", path=path, why=error) from None
    if not rows:
        raise UsageError("old-columns", path=path, missing=("flat_id",), known=COLUMNS)
    return [name.strip() for name in rows[0][1]], iter(rows[1:])
