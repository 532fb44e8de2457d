"""Words on the list that covers a building's invoices for printing; staff and who carries them."""

from types import MappingProxyType

from einvoice.texts import in_language, texts_of

WORDS = MappingProxyType(
    {
        "title": texts_of("Rēķini izdrukai", "Счета для печати", "Invoices to print"),
        "flat": texts_of("Dzīvoklis", "Квартира", "Flat"),
        "name": texts_of("Klients", "Клиент", "Customer"),
        "number": texts_of("Rēķins Nr.", "Счёт №", "Invoice"),
        "sum": texts_of("Apmaksai, EUR", "К оплате, EUR", "To pay, EUR"),
        "pages": texts_of("Lapas", "Страницы", "Pages"),
        "total": texts_of("Kopā", "Итого", "Total"),
        "page": texts_of(
            "{page}. lapa no {pages}", "Страница {page} из {pages}", "Page {page} of {pages}"
        ),
        "sheets": texts_of(
            "Katrs rēķins sākas uz jaunas lapas arī abpusējā izdrukā.",
            "Каждый счёт начинается с нового листа и при двусторонней печати.",
            "Each invoice begins on a new sheet, also when printed on both sides.",
        ),
    }
)


def words_of_list(language: str) -> dict[str, str]:
    """Return the words in a language."""
    return {name: in_language(text, language) for name, text in WORDS.items()}
