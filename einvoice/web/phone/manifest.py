"""The manifest: what a phone shows of the app, and where it begins.

Source: W3C Web Application Manifest.
"""

from typing import Any

from einvoice.texts.portal import portal_text
from einvoice.web.static_files import static_files, static_path

LIGHT, DARK = "#f6f7f7", "#121819"
"""The papers of docs/DESIGN.md, around the page."""
_SHORT = 12
"""How long a name under an icon may be."""


def manifest(company: str, language: str) -> dict[str, Any]:
    """Return the manifest in a language; the app is the same in each, by its id."""
    title = portal_text("frame.portal", language)
    return {
        "id": "/",
        "name": f"{company} · {title}",
        "short_name": company if len(company) <= _SHORT else title,
        "description": portal_text("app.description", language),
        "lang": language,
        "dir": "ltr",
        "start_url": "/?app=1",
        "scope": "/",
        "display": "standalone",
        "background_color": LIGHT,
        "theme_color": LIGHT,
        "icons": [
            _icon("icon-192.png", 192, "any"),
            _icon("icon-512.png", 512, "any"),
            _icon("icon-maskable-512.png", 512, "maskable"),
        ],
        "screenshots": [
            {
                "src": static_path(name),
                "sizes": "720x1480",
                "type": "image/png",
                "form_factor": "narrow",
                "label": portal_text("app.screenshot", language),
            }
            for name in (f"screenshot-{language}.png",)
            if name in static_files()
        ],
        "shortcuts": [
            _shortcut(portal_text("app.shortcut", language), "/cellar"),
            _shortcut(portal_text("offline.invoices", language), "/invoices"),
        ],
    }


def _icon(name: str, pixels: int, purpose: str) -> dict[str, str]:
    size = f"{pixels}x{pixels}"
    return {"src": static_path(name), "sizes": size, "type": "image/png", "purpose": purpose}


def _shortcut(name: str, url: str) -> dict[str, Any]:
    return {"name": name, "url": url, "icons": [_icon("icon-192.png", 192, "any")]}
