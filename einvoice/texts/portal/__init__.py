"""Texts of the portal by key, one module a page: everything that residents read there."""

from types import MappingProxyType

from einvoice.texts import in_language
from einvoice.texts.filling import filled
from einvoice.texts.portal import (
    account,
    api,
    canned,
    cellar,
    co_users,
    errors,
    faq,
    frame,
    house,
    invoices,
    messages,
    meters,
    overview,
    passkeys,
    phone,
    process,
    profile,
    provider,
    push,
    reading_states,
    readings,
    registering,
    reminders,
    signing,
    staff_account,
    staff_decisions,
    staff_documents,
    staff_frame,
    staff_journal,
    staff_messages,
    staff_month,
    staff_next,
    staff_readings,
    staff_users,
    welcome,
)

PORTAL_TEXTS = MappingProxyType(
    {
        **account.TEXTS,
        **api.TEXTS,
        **canned.TEXTS,
        **cellar.TEXTS,
        **co_users.TEXTS,
        **errors.TEXTS,
        **faq.TEXTS,
        **frame.TEXTS,
        **house.TEXTS,
        **invoices.TEXTS,
        **messages.TEXTS,
        **meters.TEXTS,
        **overview.TEXTS,
        **passkeys.TEXTS,
        **phone.TEXTS,
        **push.TEXTS,
        **process.TEXTS,
        **profile.TEXTS,
        **provider.TEXTS,
        **reading_states.TEXTS,
        **readings.TEXTS,
        **registering.TEXTS,
        **reminders.TEXTS,
        **signing.TEXTS,
        **staff_account.TEXTS,
        **staff_decisions.TEXTS,
        **staff_documents.TEXTS,
        **staff_frame.TEXTS,
        **staff_journal.TEXTS,
        **staff_messages.TEXTS,
        **staff_month.TEXTS,
        **staff_next.TEXTS,
        **staff_readings.TEXTS,
        **staff_users.TEXTS,
        **welcome.TEXTS,
    }
)
"""By key, in three languages."""


def portal_text(key: str, language: str, **facts: object) -> str:
    """Return a text of the portal, filled; nouns take the form of their number.

    >>> portal_text("frame.language", "en")
    'English'
    """
    text = in_language(PORTAL_TEXTS[key], language)
    if "{" not in text and "}" not in text:
        return text  # most texts of a page: there is nothing to fill
    return filled(text, {name: str(value) for name, value in facts.items()}, language)
