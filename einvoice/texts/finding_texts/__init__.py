"""The tables of `einvoice.texts.findings`, by the room that finds; codes in alphabetical order."""

from einvoice.texts.finding_texts import (
    accounts,
    answers,
    at_odds,
    calculation,
    customers,
    files,
    flats,
    houses,
    intake,
    meters,
    prices,
    statements,
    tariffs,
    words,
)

__all__ = [
    "accounts",
    "answers",
    "at_odds",
    "calculation",
    "customers",
    "files",
    "flats",
    "houses",
    "intake",
    "meters",
    "prices",
    "statements",
    "tariffs",
    "words",
]
