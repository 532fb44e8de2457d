"""The texts of an element and of all below it, by path: one walk instead of many searches."""

from dataclasses import dataclass

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

    def all(self, path: str) -> list[str]:
        """Return all texts on a path."""
        return self.by_path.get(path, [])

    def has(self, name: str) -> bool:
        """Return whether there is a child of this name, whatever is in it."""
        return any(path == name or path.startswith(f"{name}/") for path in self.by_path)

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


def texts_of(element: XmlElement, leave_out: str = "") -> ElementTexts:
    """Return the texts below an element, without those below its children of one name."""
    by_path: dict[str, list[str]] = {}
    for child in element:
        name = child.tag.rpartition("}")[2]
        if name != leave_out:
            _walk(child, name, by_path)
    return ElementTexts(by_path)


def _walk(element: XmlElement, path: str, found: dict[str, list[str]]) -> None:
    if len(element):
        for child in element:
            _walk(child, f"{path}/{child.tag.rpartition('}')[2]}", found)
        return
    found.setdefault(path, []).append((element.text or "").strip())
    if path.endswith("Amt") and (currency := element.get("Ccy")):
        found.setdefault(f"{path}@Ccy", []).append(currency)
