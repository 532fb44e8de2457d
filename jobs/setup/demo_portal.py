"""The demo's portal: a sample owner and a manager, and a code for somebody who registers."""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from einvoice.core.period import Period
from einvoice.core.residents import StaffRole
from einvoice.core.windows import window_of
from jobs.context import Context
from jobs.residents.accounts import account_by_email, staff_by_email
from jobs.residents.register import Account, make_codes, printed_code, register
from jobs.residents.staff_accounts import add_staff
from jobs.setup.demo_documents import add_documents

_EMAIL, _PASSWORD = "anna@example.lv", "zils kalns aiz upes"
_STAFF, _STAFF_PASSWORD = "ilze@example.lv", "balts gulbis virs jumta"
_PLACE = re.compile(r'(?m)^address = "http://localhost:\d+"\n(?:port = \d+\n)?')
_FLAT, _OTHER_FLAT = "B0001-1", "B0001-2"


@dataclass(frozen=True, slots=True)
class DemoLogin:
    """The sign-ins of owner and manager, and the code of a flat that nobody has registered."""

    email: str
    password: str
    staff_email: str
    staff_password: str
    other_flat: str
    other_code: str
    mails: str


def day_for_readings(today: dt.date) -> dt.date:
    """Return the day that the demo's portal lives in: of a window, so that readings are taken.

    >>> day_for_readings(dt.date(2026, 11, 5))
    datetime.date(2026, 11, 30)
    """
    window = window_of(Period.of(today), {})
    return max(today, min(window.last_day, window.first_day + dt.timedelta(days=1)))


def keep_port(config: Path, port: int) -> None:
    """Write the port that a demo's portal took into its configuration: letters name it, too."""
    text = config.read_text("utf-8")
    place = f'address = "http://localhost:{port}"\nport = {port}\n'
    config.write_text(_PLACE.sub(place, text, count=1), "utf-8")


def prepare_demo(context: Context, hashed: Callable[[str], str]) -> DemoLogin:
    """Make the sample owner and manager where there are none, and a new code of another flat.

    ``hashed`` returns what is kept of a password.
    """
    if account_by_email(context, _EMAIL) is None:
        (made,) = make_codes(context, [_FLAT])
        account = Account(_EMAIL, hashed(_PASSWORD), made.customer.language)
        register(context, made.flat_id, made.code, account)
    if staff_by_email(context, _STAFF) is None:
        add_staff(context, _STAFF, "Ilze", StaffRole.MANAGER, hashed(_STAFF_PASSWORD))
    manager = staff_by_email(context, _STAFF)
    if manager is not None:
        add_documents(context, manager.staff_id)
    codes = make_codes(context, [_OTHER_FLAT])
    return DemoLogin(
        email=_EMAIL,
        password=_PASSWORD,
        staff_email=_STAFF,
        staff_password=_STAFF_PASSWORD,
        other_flat=_OTHER_FLAT,
        other_code=printed_code(codes[0]) if codes else "",
        mails=str(context.config.home / (context.config.portal.mail_folder or "")),
    )
