"""Writes docs/openapi.json: the description of the portal's interface, made of its routes."""

import json
from pathlib import Path

from einvoice.web.api.description import openapi_of
from einvoice.web.api.table import API_ROUTES

TARGET = Path(__file__).parent.parent / "docs" / "openapi.json"


def main() -> None:
    """Write the file."""
    document = json.dumps(openapi_of(API_ROUTES), indent=1, ensure_ascii=False)
    TARGET.write_text(f"{document}\n", "utf-8")


if __name__ == "__main__":
    main()
