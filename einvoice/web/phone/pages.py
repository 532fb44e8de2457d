"""Pages that a phone keeps: they are of nobody, and scripts fill them with what is on the phone."""

from einvoice.texts import in_language
from einvoice.texts.portal import PORTAL_TEXTS
from einvoice.web.answers import Answer, Moved, Shown
from einvoice.web.visit import Visit


def cellar(visit: Visit) -> Answer:
    """Show the frame of the screen for readings."""
    return Shown({"texts": texts_of_page("cellar.", visit.language)})


def offline(visit: Visit) -> Answer:
    """Show the page that is there without network."""
    return Shown({"texts": texts_of_page("offline.", visit.language)})


def on_this_phone(_visit: Visit) -> Answer:
    """Show how the portal is installed, and what is kept on a phone."""
    return Shown()


def own_invoices(visit: Visit) -> Answer:
    """Go on to the invoices of the own flat."""
    return _of_own_flat(visit, "invoices")


def own_meters(visit: Visit) -> Answer:
    """Go on to the meters of the own flat."""
    return _of_own_flat(visit, "meters")


def own_messages(visit: Visit) -> Answer:
    """Go on to the messages of the own flat."""
    return _of_own_flat(visit, "messages")


def _of_own_flat(visit: Visit, name: str) -> Answer:
    """Go on to a page of the own flat: the icon and the messages of the app name no flat.

    Whoever has several chooses one first.
    """
    flats = [right.key.flat_id for right in visit.rights if not right.past]
    return Moved(name, {"flat_id": flats[0]}) if len(flats) == 1 else Moved("overview")


def texts_of_page(prefix: str, language: str) -> dict[str, str]:
    """Return the texts that a script fills, by the rest of their keys.

    >>> texts_of_page("cellar.ye", "en")
    {'s': 'Yes, it is right'}
    """
    return {
        key.removeprefix(prefix): in_language(texts, language)
        for key, texts in PORTAL_TEXTS.items()
        if key.startswith(prefix)
    }
