"""Services: what a line can be for. A manager adds them with `services` rows, without code."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Service:
    """A service with its labels. ``group`` gathers lines on the invoice, ``order`` sorts them."""

    service: str
    label_lv: str
    label_ru: str
    label_en: str
    group: str
    order: int

    def label(self, language: str) -> str:
        """Return the label in ``lv``, ``ru`` or ``en``; Latvian where there is none."""
        if language == "ru":
            return self.label_ru or self.label_lv
        return (self.label_en if language == "en" else "") or self.label_lv
