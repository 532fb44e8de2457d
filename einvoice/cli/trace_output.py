"""How the way of an invoice looks to a person: from readings to payments, each with its proof."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from einvoice.cli.handed_output import handed_lines
from einvoice.cli.output import euro, moment, print_line, print_table
from einvoice.cli.payments_output import entry_name
from einvoice.cli.placed_output import refusal_of
from einvoice.core.money import format_percent, format_scaled
from einvoice.core.numbering import invoice_number
from einvoice.texts import in_language
from einvoice.texts.documents import line_label
from einvoice.texts.error_texts.words import WORDS
from einvoice.texts.explain import quantity_text, short_facts, unit_of
from einvoice.texts.outcomes import answer_line, kept_words
from einvoice.texts.screens import label, state_label
from jobs.values import TraceTable

if TYPE_CHECKING:
    from einvoice.core.invoices import InvoiceLine
    from jobs.values import TracedReading
    from jobs.views.trace import Trace, TracedFile


def print_trace(traced: "Trace", language: str) -> None:
    """Print the way of an invoice."""
    for text in head_lines(traced, language):
        print_line(text)
    print_line()
    readings = readings_of(traced, language)
    if readings.rows:
        _print_table(readings)
    else:
        print_line(label("trace.no_readings", language))
    print_line()
    _print_table(lines_of(traced, language))
    for text in sums_of(traced, language):
        print_line(text)
    print_line()
    for text in (*files_of(traced, language), *ends_of(traced, language)):
        print_line(text)


def _print_table(table: TraceTable) -> None:
    print_table(table.titles, table.rows, right=[table.titles[at] for at in table.right])


def files_of(traced: "Trace", language: str) -> Iterator[str]:
    """Yield the files of an invoice and of its credit notes; what is said of one is indented."""
    for file in traced.files:
        yield from _of_file(file, language)
    if not traced.files:
        yield label("trace.no_file", language)
    for note in traced.notes:
        facts = {"number": invoice_number(note.note.number), "day": note.note.issue_date}
        state = state_label(note.note.state, language)
        cancels = invoice_number(note.note.cancels)
        yield label("show.credit_note", language, cancels=cancels, state=state, **facts)
        for file in note.files:
            yield from _of_file(file, language)


def head_lines(traced: "Trace", language: str) -> Iterator[str]:
    """Yield what the invoice is, and whether its rows are as they were issued."""
    row = traced.shown.row
    number = [label("show.invoice", language, number=row.invoice_number)]
    state = state_label(row.state, language)
    parts = [*(number if row.invoice_number else []), state]
    yield f"{row.flat_id}, {row.period}: {', '.join(parts)}"
    if row.issue_date:
        bank, days = row.bank or label("none", language), {"issued": row.issue_date}
        yield label("show.issued", language, bank=bank, due=row.due_date, **days)
        yield label("trace.changed" if traced.changed else "trace.unchanged", language)


def readings_of(traced: "Trace", language: str) -> TraceTable:
    """Return the readings, those that count on the invoice first."""
    keys = ("trace.meter", "trace.place", "trace.value", "title.day", "trace.from", "trace.counts")
    titles = tuple(label(key, language) for key in keys)
    return TraceTable(titles, tuple(_reading_rows(traced, language)), (2,))


def _reading_rows(traced: "Trace", language: str) -> Iterator[tuple[str, ...]]:
    for span in traced.readings.spans:
        for end, value, reading in span.ends:
            counts = label(f"trace.{end}", language)
            yield (span.serial or span.meter_id, *_of_reading(value, reading, language), counts)
    for reading in traced.readings.others:
        cells = _of_reading(reading.value_e3, reading, language)
        yield reading.serial or reading.meter_id, *cells, ""


def _of_reading(
    value_e3: int | None, reading: "TracedReading | None", language: str
) -> tuple[str, str, str, str]:
    value = "" if value_e3 is None else format_scaled(value_e3, 3)
    if reading is None:
        return "", value, "", label("trace.not_read", language)
    source = label(f"trace.source.{reading.source}", language)
    return label(f"trace.at.{reading.place}", language), value, str(reading.read_on), source


def lines_of(traced: "Trace", language: str) -> TraceTable:
    """Return the lines, each with what it was made of."""
    keys = ("show.line", "service", "show.quantity", "show.price", "show.net")
    titles = (*(label(key, language) for key in keys), "%", label("trace.basis", language))
    rows = tuple(_line_row(traced, line, language) for line in traced.shown.lines)
    return TraceTable(titles, rows, (0, 2, 3, 4, 5))


def sums_of(traced: "Trace", language: str) -> Iterator[str]:
    """Yield the sums of the invoice."""
    row = traced.shown.row
    net, vat, total = map(euro, (row.net_cents, row.vat_cents, row.total_cents))
    yield label("show.totals", language, net=net, vat=vat, total=total)
    balance, to_pay = euro(row.balance_cents), euro(row.to_pay_cents)
    yield label("show.to_pay", language, balance=balance, to_pay=to_pay)


def _line_row(traced: "Trace", line: "InvoiceLine", language: str) -> tuple[str, ...]:
    service = traced.shown.services.get(line.service)
    name = service.label(language) if service else line.service
    quantity = f"{quantity_text(line)} {unit_of(line, language)}".strip()
    return (
        str(line.line_no),
        line_label(line, name, language),
        quantity,
        "" if line.unit_price_e4 is None else format_scaled(line.unit_price_e4, 4),
        euro(line.net_cents),
        format_percent(line.vat_percent_e2),
        "; ".join(_basis(line, language)),
    )


def _basis(line: "InvoiceLine", language: str) -> Iterator[str]:
    """Yield the tariff, cost or single charge that a line was made of."""
    inputs = dict(line.inputs)
    if "tariff" in inputs:
        building = inputs["tariff_building"] or label("trace.every_building", language)
        valid = _valid(inputs["tariff_valid"], language)
        price = inputs["tariff"].removesuffix("00")
        yield label("trace.tariff", language, price=price, valid=valid, building=building)
    if "method_valid" in inputs:
        valid, share = _valid(inputs["method_valid"], language), _share(line, language)
        yield label("trace.cost", language, share=share, cost=inputs["cost"], valid=valid)
    if "charge_id" in inputs:
        yield label("trace.charge", language, charge=inputs["charge_id"])


def _share(line: "InvoiceLine", language: str) -> str:
    """Return a flat's part of a cost: "1 of 38 parts" where all count alike, else in percent."""
    facts = short_facts(line.inputs, line.unit_price_e4, language)
    if line.rule == "split_equal" or "percent" not in facts:
        return label("trace.share_equal", language, part=facts["key"], sum=facts["keys_sum"])
    return label("trace.share_percent", language, percent=facts["percent"])


def _valid(interval: str, language: str) -> str:
    """Return a validity in words; an open end is not said."""
    first, _, last = interval.partition("/")
    return label("trace.since" if last == ".." else "trace.valid", language, first=first, last=last)


def _of_file(file: "TracedFile", language: str) -> Iterator[str]:
    record, place = file.record, file.place
    state = state_label(record.state, language)
    text = label("show.in_file", language, file=record.name, bank=record.bank, state=state)
    yield ", ".join(filter(None, (text, refusal_of(place, language))))
    yield _part("trace.hash", language, sha256=record.sha256, version=record.version)
    yield _part(_kept(file), language, path=file.path, day=file.purged_on, sha256=file.sha256_now)
    end = place.offset + place.length
    facts: dict[str, object] = {"first": place.offset, "end": end}
    if file.cut is None:
        yield _part("trace.not_cut" if file.path else "trace.bytes", language, **facts)
    else:
        total, to_pay = euro(file.cut.total_cents), euro(file.cut.to_pay_cents)
        facts |= {"number": file.cut.invoice_number, "total": total, "to_pay": to_pay}
        yield _part("trace.cut", language, **facts)
        names = [in_language(WORDS[name], language) for name in file.cut.differs]
        if names:
            yield _part("trace.differs", language, fields=", ".join(names))
        else:
            yield _part("trace.same", language)
    yield from _of_delivery(file, language)


def _kept(file: "TracedFile") -> str:
    if file.path:
        same = file.sha256_now == file.record.sha256
        return "trace.kept" if same else "trace.other_hash"
    if file.purged_on:
        return "trace.purged"
    return "trace.lost" if file.record.attempt else "trace.not_made"


def _of_delivery(file: "TracedFile", language: str) -> Iterator[str]:
    record = file.record
    if record.sent_at:
        evidence = kept_words(record.evidence, language)
        facts = {"name": file.remote_name, "at": moment(record.sent_at), "evidence": evidence}
        yield _part("trace.sent", language, **facts)
    if record.host_key:
        read_back = "trace.read_back" if record.verified else "trace.not_read_back"
        proof = label(read_back, language)
        yield _part("trace.host_key", language, host_key=record.host_key, proof=proof)
    for answer in file.answers:
        said = answer_line(record.bank, answer.kind, record.file_id, answer.outcome, language)
        at = moment(answer.received_at)
        facts = {"name": answer.name, "at": at, "sha256": answer.sha256}
        yield _part("trace.answer", language, answer=said, **facts)


def _part(key: str, language: str, **facts: object) -> str:
    return f"  {label(key, language, **facts)}"


def ends_of(traced: "Trace", language: str) -> Iterator[str]:
    """Yield where the way ends: the payments, the portal, e-mail and paper."""
    yield from payments_of(traced, language)
    yield from handed_lines(traced.shown.handed, language)


def payments_of(traced: "Trace", language: str) -> Iterator[str]:
    """Yield the payments of the invoice, and what is open."""
    paid = traced.paid
    if paid is None:
        yield label("trace.no_account", language)
        return
    for entry, part in traced.payments:
        name = entry_name(entry, language)
        yield label("trace.payment", language, name=name, day=part.day, cents=euro(part.cents))
    state = label(f"paid.{paid.state}", language)
    yield label("trace.paid", language, state=state, open=euro(paid.open_cents))
