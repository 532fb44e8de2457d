"""The meter readings of a page: each meter once, however many lines are charged by it."""

from collections.abc import Iterator

from einvoice.core.invoices import InvoiceLine
from einvoice.pages.figures import figure
from einvoice.pages.page import PageReading
from einvoice.texts import in_language
from einvoice.texts.explain import meter_histories
from einvoice.texts.meter_explanations import METER_SERVICES
from einvoice.texts.pages import READING_NOTES
from einvoice.texts.writing import grouped


def readings_of(lines: tuple[InvoiceLine, ...], language: str) -> Iterator[PageReading]:
    """Yield the meters behind the lines; the use of a service is beside its last meter."""
    shown: set[tuple[str, ...]] = set()
    for line in lines:
        for service, rule, facts in meter_histories(line.inputs):
            meters = [name.partition(".")[2] for name in facts if name.startswith("meter.")]
            if (service, rule, *meters) in shown:
                continue
            shown.add((service, rule, *meters))
            note = READING_NOTES.get(rule)
            use = figure(facts["m3"], language)
            for meter in meters or [""]:
                opening, _, closing = facts.get(f"meter.{meter}", "").partition("..")
                yield PageReading(
                    service=in_language(METER_SERVICES[service], language),
                    serial=facts.get(f"serial.{meter}", meter),
                    opening=grouped(figure(opening, language)),
                    closing=grouped(figure(closing, language)),
                    use=grouped(use) if meter == (meters or [""])[-1] else "",
                    note=in_language(note, language) if note else "",
                )
