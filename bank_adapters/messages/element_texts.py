"""The texts of an element and of all below it, by path: one walk instead of many searches."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from bank_adapters.messages.statement_values import StatementFault
from einvoice.safe_xml import XmlElement


@dataclass(frozen=True, slots=True)
class ElementTexts:
    """The texts of elements without children, by their path of local names, in order.

    A sum has its currency beside it, as `Amt@Ccy`.
    """

    by_path: dict[str, list[str]]

    def first(self, path: str) -> str:
        """Return the first text on a path, empty where there is none."""
        texts = self.by_path.get(path)
        return texts[0] if texts else ""

    def first_of(self, paths: Sequence[str]) -> str:
        """Return the first text on the first of some paths that has one, else an empty text."""
        for path in paths:
            texts = self.by_path.get(path)
            if texts and texts[0]:
                return texts[0]
        return ""

    def all(self, path: str) -> list[str]:
        """Return all texts on a path."""
        return self.by_path.get(path, [])

    def has(self, name: str) -> bool:
        """Return whether there is a child of this name, whatever is in it."""
        if name in self.by_path:
            return True
        below = f"{name}/"
        for path in self.by_path:  # noqa: SIM110 - a generator takes twice as long, of every entry
            if path.startswith(below):
                return True
        return False

    def only(self, path: str) -> str:
        """Return the text of an element that must be there once: it decides a cent or a day."""
        if len(self.all(path)) != 1:
            raise StatementFault(f"{path}: expected once")
        return self.first(path)

    def at_most_once(self, path: str) -> str:
        """Return the text of an element that may be there once, empty where it is not."""
        if len(self.all(path)) > 1:
            raise StatementFault(f"{path}: expected once at most")
        return self.first(path)


def texts_of(element: XmlElement, *leave_out: str) -> ElementTexts:
    """Return the texts below an element, without its children of some names."""
    by_path: dict[str, list[str]] = {}
    _walk(element, "", by_path, leave_out)
    return ElementTexts(by_path)


def _walk(
    element: XmlElement, above: str, by_path: dict[str, list[str]], leave_out: tuple[str, ...] = ()
) -> None:
    for child in element:
        path, is_sum = _place(above, child.tag)
        if path in leave_out:
            continue
        if len(child):
            _walk(child, path, by_path)
            continue
        by_path.setdefault(path, []).append((child.text or "").strip())
        if is_sum and (currency := child.get("Ccy")):
            by_path.setdefault(f"{path}@Ccy", []).append(currency)


@lru_cache(4_096)  # statements have few paths and many entries
def _place(above: str, tag: str) -> tuple[str, bool]:
    """Return the path of a child, and whether it is a sum."""
    name = tag.rpartition("}")[2]
    return f"{above}/{name}" if above else name, name.endswith("Amt")
