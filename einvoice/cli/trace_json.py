"""The way of an invoice for other programs."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from einvoice.cli.handed_output import handed_json
from einvoice.cli.invoice_head import head_json, sums_json
from einvoice.core.money import format_percent, format_scaled
from einvoice.core.numbering import invoice_number

if TYPE_CHECKING:
    from einvoice.cli.shapes import invoices
    from einvoice.core.invoices import InvoiceLine
    from jobs.values import AnswerRecord, TracedReading
    from jobs.views.trace import Trace, TracedFile
    from jobs.views.trace_readings import MeterSpan


def trace_json(traced: "Trace") -> "invoices.Trace":
    """Return the way of an invoice for other programs: no name, code or bank account is in it."""
    row, paid = traced.shown.row, traced.paid
    return {
        **head_json(row),
        "changed": traced.changed,
        "readings": [end for span in traced.readings.spans for end in _span_json(span)],
        "other_readings": [_reading_json(reading) for reading in traced.readings.others],
        "lines": [_line_json(line) for line in traced.shown.lines],
        **sums_json(row),
        "files": [_file_json(file) for file in traced.files],
        "credit_notes": [
            {
                "credit_note": invoice_number(note.note.number),
                "state": note.note.state,
                "issue_date": str(note.note.issue_date),
                "total_cents": note.note.total_cents,
                "files": [_file_json(file) for file in note.files],
            }
            for note in traced.notes
        ],
        "payments": [
            {"payment_id": part.source, "day": str(part.day), "cents": part.cents}
            for _, part in traced.payments
        ],
        "payment_state": paid.state if paid else None,
        "open_cents": paid.open_cents if paid else None,
        "handed_over": handed_json(traced.shown.handed),
        "contradicts": traced.contradicts,
    }


def _span_json(span: "MeterSpan") -> Iterator["invoices.CountedReading"]:
    for end, value, reading in span.ends:
        if value is not None:
            yield {
                "meter_id": span.meter_id,
                "serial": span.serial,
                "counts_as": end,
                "value": format_scaled(value, 3),
                "read_on": str(reading.read_on) if reading else None,
                "source": reading.source if reading else None,
                "submitted_at": reading.submitted_at if reading else None,
            }


def _reading_json(reading: "TracedReading") -> "invoices.OtherReading":
    return {
        "meter_id": reading.meter_id,
        "serial": reading.serial,
        "place": reading.place,
        "service": reading.service,
        "value": format_scaled(reading.value_e3, 3),
        "read_on": str(reading.read_on),
        "source": reading.source,
        "submitted_at": reading.submitted_at,
    }


def _line_json(line: "InvoiceLine") -> "invoices.TracedLine":
    inputs = dict(line.inputs)
    return {
        "line_no": line.line_no,
        "service": line.service,
        "net_cents": line.net_cents,
        "vat_percent": format_percent(line.vat_percent_e2),
        "rule": line.rule,
        "tariff": inputs.get("tariff"),
        "tariff_valid": inputs.get("tariff_valid"),
        "tariff_building": inputs.get("tariff_building"),
        "inputs": inputs,
    }


def _file_json(file: "TracedFile") -> "invoices.TracedFile":
    record, place, cut = file.record, file.place, file.cut
    return {
        "file_id": record.file_id,
        "name": record.name,
        "bank": record.bank,
        "state": record.state,
        "version": record.version,
        "sha256": record.sha256,
        "archived": file.path,
        "archived_sha256": file.sha256_now,
        "purged_on": file.purged_on,
        "offset": place.offset,
        "length": place.length,
        "cut_out": {
            "sha256": cut.sha256,
            "invoice_number": cut.invoice_number,
            "total_cents": cut.total_cents,
            "to_pay_cents": cut.to_pay_cents,
            "differs": [name.removeprefix("field-") for name in cut.differs],
        }
        if cut
        else None,
        "proven": file.is_proven,
        "remote_name": file.remote_name,
        "sent_at": record.sent_at,
        "attempt": record.attempt,
        "verified": record.verified,
        "host_key": record.host_key,
        "evidence": record.evidence,
        "fail_code": None if place.by_word else place.fail_code,
        "answers": [_answer_json(answer) for answer in file.answers],
    }


def _answer_json(answer: "AnswerRecord") -> "invoices.FileAnswer":
    return {
        "name": answer.name,
        "sha256": answer.sha256,
        "kind": answer.kind,
        "outcome": answer.outcome,
        "received_at": answer.received_at,
    }
