"""Faults of import files, by code and perhaps a dot and which of its sentences.

A row and its column are named in front of the sentence, which so begins in lower case and has no
full stop. Names and values of columns stay as they are in the file.
"""

from einvoice.texts.row_texts import cells, files, ids, rows, words, workbooks

__all__ = ["cells", "files", "ids", "rows", "words", "workbooks"]
