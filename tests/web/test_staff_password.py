"""A member of the staff changes the own password: confirmed, judged, written down."""

from collections.abc import Iterator

import pytest
from portal_people import PASSWORD, PortalPeople
from portal_server import Browser

from einvoice.core.residents import StaffRole
from einvoice.core.staff_acts import ActKind
from einvoice.passwords import hashed
from einvoice.texts import LANGUAGES
from einvoice.texts.portal import portal_text
from jobs.residents.staff_accounts import add_staff, end_staff
from jobs.residents.staff_acts import acts_of

SIGN_IN, ACCOUNT, PLACE = "/staff/sign-in", "/staff/account", "/staff/account/password"
EMAIL = "changes@example.lv"
ANOTHER = "cits zirgs pie lielas upes"


@pytest.fixture
def member(people: PortalPeople) -> Iterator[str]:
    """A clerk with an account for one test; the id."""
    with people.company.context() as context:
        yield add_staff(context, EMAIL, "Zane", StaffRole.CLERK, hashed(PASSWORD)).staff_id
        end_staff(context, EMAIL)


def opened(address: str, password: str = PASSWORD) -> Browser:
    """Return the browser of who signs in with a password; nobody, where it is wrong."""
    browser = Browser(address)
    browser.send(SIGN_IN, email=EMAIL, password=password)
    return browser


def test_the_own_password_is_changed(people: PortalPeople, member: str, visitor: Browser) -> None:
    """The other sessions end, this one stays; the old password opens nothing any more."""
    here, other = opened(visitor.address), opened(visitor.address)
    assert f'href="{PLACE}"' in here.get(ACCOUNT).text
    fields = {"current": PASSWORD, "password": ANOTHER}
    form = here.get(PLACE).text
    was = form.partition('name="was" value="')[2].partition('"')[0]
    kept = here.send(PLACE, **fields, was=was)
    assert kept.headers["location"] == f"{ACCOUNT}?done=password"
    twice = here.send(PLACE, **fields, was=was)
    assert twice.headers["location"] == f"{ACCOUNT}?done=password", "a second click"
    assert "Other devices have to sign in again" in here.get(f"{ACCOUNT}?done=password").text
    assert other.get(ACCOUNT).status_code == 303, "their session has ended"
    assert opened(visitor.address).get(ACCOUNT).status_code == 303, "the old password"
    assert opened(visitor.address, ANOTHER).get(ACCOUNT).status_code == 200
    with people.company.context() as context:
        acts = [act for act in acts_of(context).acts if act.act == ActKind.PASSWORD_SET]
    own = [act.subject for act in acts if act.email == EMAIL]
    assert own == [member], "by themselves, once"


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"current": "wrong", "password": ANOTHER}, "confirm.wrong"),
        ({"current": PASSWORD, "password": "short"}, "password.short"),
        ({"current": PASSWORD, "password": "passwordpassword"}, "password.common"),
        ({"current": PASSWORD, "password": EMAIL}, "password.own_email"),
    ],
)
@pytest.mark.usefixtures("member")
def test_a_fault_is_said_at_its_field(visitor: Browser, typed: dict[str, str], says: str) -> None:
    """In three languages; nothing of a password is on the page, and the old one goes on."""
    here = opened(visitor.address)
    for language in LANGUAGES:
        here.get(f"{PLACE}?lang={language}")
        answer = here.send(PLACE, **typed)
        assert answer.status_code == 422
        assert portal_text(says, language) in answer.text
        assert 'aria-invalid="true"' in answer.text
        assert PASSWORD not in answer.text
    assert opened(visitor.address).get(ACCOUNT).status_code == 200


@pytest.mark.usefixtures("member")
def test_guessing_the_present_password_is_slow(visitor: Browser) -> None:
    """Whoever sits at an open session tries it as rarely as at the door."""
    here = opened(visitor.address)
    wrong = [
        here.send(PLACE, current=f"guess {number}", password=ANOTHER).status_code
        for number in range(7)
    ]
    assert wrong[-1] == 429
    assert here.send(PLACE, current=PASSWORD, password=ANOTHER).status_code == 429
