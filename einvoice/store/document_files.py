"""Files of house documents in ``data_dir/documents``: the bytes by their hash, written once.

Beside them each document's values are in a file of JSON, so that a copy of the database that is
put back gets to know the documents that were kept, or withdrawn, since.
"""

import datetime as dt
import hashlib
import json
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path

from einvoice.core.house_documents import DocumentKind, HouseDocument
from einvoice.store.archive import written_whole

FOLDER = "documents"
_MODE = 0o600


class DocumentFiles:
    """The folder of one installation."""

    def __init__(self, data_dir: Path) -> None:
        self._folder = data_dir / FOLDER

    def keep(self, content: bytes) -> str:
        """Keep bytes under their hash, and return it; what is there stays as it is."""
        sha256 = hashlib.sha256(content).hexdigest()
        if self.read(sha256) is None:
            self._write(sha256, content)
        return sha256

    def read(self, sha256: str) -> bytes | None:
        """Return bytes by their hash; None where they are not there, or are others."""
        try:
            content = (self._folder / sha256).read_bytes()
        except FileNotFoundError:
            return None
        return content if hashlib.sha256(content).hexdigest() == sha256 else None

    def note(self, document: HouseDocument) -> None:
        """Write a document's values beside the bytes, unless they are there already."""
        path = self._path(document.document_id)
        content = json.dumps(_plain(document), ensure_ascii=False, indent=1).encode()
        with suppress(FileNotFoundError):
            if path.read_bytes() == content:
                return
        self._write(path.name, content)

    def noted(self) -> list[HouseDocument]:
        """Return the documents whose values are here; a damaged file is left out."""
        documents = []
        for path in sorted(self._folder.glob("*.json")):
            with suppress(ValueError, KeyError, TypeError):
                documents.append(_document(json.loads(path.read_bytes())))
        return documents

    def forget(self, before: dt.date, wanted: set[str]) -> int:
        """Delete documents of days before one, and bytes that none of ``wanted`` has; count them.

        ``wanted`` are the hashes of the documents that stay.
        """
        old = [document for document in self.noted() if document.date < before]
        for document in old:
            if document.sha256 not in wanted:
                (self._folder / document.sha256).unlink(missing_ok=True)
            self._path(document.document_id).unlink(missing_ok=True)
        return len(old)

    def _path(self, document_id: str) -> Path:
        return self._folder / f"{document_id}.json"

    def _write(self, name: str, content: bytes) -> None:
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with written_whole(self._folder / name, _MODE) as file:
            file.write(content)


def _plain(document: HouseDocument) -> dict[str, object]:
    days = {name: str(getattr(document, name)) for name in ("date", "published_from")}
    return asdict(document) | {"titles": dict(document.titles)} | days


def _document(values: dict[str, object]) -> HouseDocument:
    days = {name: dt.date.fromisoformat(str(values[name])) for name in ("date", "published_from")}
    houses, kind = values["building_ids"], DocumentKind(str(values["kind"]))
    if not isinstance(houses, list):
        raise TypeError("building_ids is no list")
    return HouseDocument(
        **{**values, **days, "building_ids": tuple(houses), "kind": kind}  # type: ignore[arg-type]
    )
