"""The tables of `einvoice.texts.errors`, by the room that raises; codes in alphabetical order."""

from einvoice.texts.error_texts import archive, common, config, database, words

__all__ = ["archive", "common", "config", "database", "words"]
