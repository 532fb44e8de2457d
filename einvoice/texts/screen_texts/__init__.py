"""The tables of `einvoice.texts.screens`: key to (lv, ru, en)."""
