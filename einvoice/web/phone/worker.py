"""The worker's script, with the list of what it keeps written before it.

The name of its cache follows the contents: another page, style or script is another shell. The
pages in it are served to nobody, so that nothing personal is in them.
"""

import hashlib
import json
from collections.abc import Callable

from einvoice.texts import LANGUAGES
from einvoice.web.static_files import static_files, static_path

FILES = (
    "pico.min.css",
    "portal.css",
    "figures.css",
    "app.css",
    "queue.js",
    "app.js",
    "portal.js",
    "photos.js",
    "network.js",
    "cellar.js",
    "offline.js",
    "icon.svg",
    "icon-192.png",
)
PAGES = tuple(
    f"/{page}?lang={language}" for page in ("cellar", "offline") for language in LANGUAGES
)


def worker_script(page: Callable[[str], bytes]) -> bytes:
    """Return the script; ``page`` returns what a visitor gets at an address."""
    paths = [static_path(name) for name in FILES]
    script = static_files()["sw.js"].content
    digest = hashlib.sha256(script)
    for content in (*(path.encode() for path in paths), *(page(address) for address in PAGES)):
        digest.update(hashlib.sha256(content).digest())
    shell = {
        "hash": digest.hexdigest()[:12],
        "files": [*paths, *PAGES],
        "queue": static_path("queue.js"),
        "icon": static_path("icon-192.png"),
    }
    return f"const SHELL = {json.dumps(shell)};\n".encode() + script
