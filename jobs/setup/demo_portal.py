"""The demo's portal: a sample owner who can sign in, and a code for somebody who registers."""

from collections.abc import Callable
from dataclasses import dataclass

from jobs.context import Context
from jobs.residents.accounts import account_by_email
from jobs.residents.register import Account, make_codes, printed_code, register

_EMAIL, _PASSWORD = "anna@example.lv", "zils kalns aiz upes"
_FLAT, _OTHER_FLAT = "B0001-1", "B0001-2"


@dataclass(frozen=True, slots=True)
class DemoLogin:
    """The sample owner's sign-in, and the code of a flat that nobody has registered."""

    email: str
    password: str
    other_flat: str
    other_code: str
    mails: str


def prepare_demo(context: Context, hashed: Callable[[str], str]) -> DemoLogin:
    """Make the sample owner where there is none, and a new code of another flat.

    ``hashed`` returns what is kept of a password.
    """
    if account_by_email(context, _EMAIL) is None:
        (made,) = make_codes(context, [_FLAT])
        account = Account(_EMAIL, hashed(_PASSWORD), context.config.language)
        register(context, made.flat_id, made.code, account)
    codes = make_codes(context, [_OTHER_FLAT])
    return DemoLogin(
        email=_EMAIL,
        password=_PASSWORD,
        other_flat=_OTHER_FLAT,
        other_code=printed_code(codes[0]) if codes else "",
        mails=str(context.config.portal.mail_folder or ""),
    )
