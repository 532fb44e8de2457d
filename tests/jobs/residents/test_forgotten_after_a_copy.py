"""What a copy of the database brings back of the portal is forgotten or ended again."""

from resident_world import Resident
from sqlalchemy import update

from einvoice.core.period import Period
from einvoice.core.residents import CodeState, PersonKind, StaffRole
from einvoice.store import portal_tables
from einvoice.store.archived_files import TOMBSTONE
from jobs.care.purge import again_after_restore
from jobs.residents import (
    accounts,
    api_tokens,
    rights,
    second_steps,
    sessions,
    staff_accounts,
)
from jobs.residents.register import (
    check_code,
    make_codes,
)
from jobs.residents.second_steps import SecondStep


def test_what_was_purged_is_forgotten_again_after_an_older_copy(resident: Resident) -> None:
    """A copy made before the purge brings the portal's old rows back: they go once more."""
    resident.send("630,277")
    with resident.at() as context, context.store.writing() as tx:
        sent = portal_tables.submitted_readings
        tx.execute(update(sent).values(period=Period(2020, 10)))
    with resident.at() as context:
        tombstone = context.store.data_dir / f"archive/2020-12/outbound/sent/a.xml{TOMBSTONE}"
        tombstone.parent.mkdir(parents=True)
        tombstone.write_text("{}", "utf-8")
        assert again_after_restore(context) == 1
    assert resident.states() == []


def test_a_copy_that_is_put_back_opens_no_session(resident: Resident) -> None:
    """Which of them had ended since nobody knows: everybody signs in again; rights stay.

    An account of staff that has ended since does not: no password of staff is good any more.
    """
    with resident.at() as context:
        ilze = staff_accounts.add_staff(
            context, "ilze@example.lv", "Ilze", StaffRole.CLERK, "a hash"
        )
        step = SecondStep(ilze.staff_id, "A" * 32, "2026-10-31T08:00:00Z", 1)
        second_steps.keep_second_step(context, step, "")
        token = sessions.open_session(context, resident.user_id, PersonKind.USER, "")
        pair = api_tokens.first_pair(context, resident.user_id, "")
        reset = accounts.reset_token(context, "anna@example.lv")
    assert reset is not None
    copy = resident.company.home / "copy.db"
    assert resident.company.cli("backup", str(copy)).code == 0
    with resident.at() as context:
        staff_accounts.end_staff(context, "ilze@example.lv")
    result = resident.company.cli("restore", str(copy))
    assert result.code in {0, 3}, result.err
    said = result.out + result.err
    assert "passwords of staff in the portal ended: 1" in said
    assert "`einvoice staff password EMAIL`" in said
    assert "`einvoice staff end EMAIL`" in said
    assert "residents' accounts in the portal: 1; what was ended since" in said
    with resident.at() as context:
        (ilze,) = staff_accounts.staff_members(context)
        assert (ilze.ended, ilze.password_hash) == (False, "")
        assert second_steps.second_step_of(context, ilze.staff_id) is None
        staff_accounts.set_staff_password(context, "ilze@example.lv", "another hash")
    again = resident.company.cli("restore")
    assert "of staff" not in again.out + again.err
    with resident.at() as context:
        (ilze,) = staff_accounts.staff_members(context)
        assert ilze.password_hash, "it was set after the copy was put back"
        assert sessions.session_of(context, token) is None
        assert api_tokens.session_of_access(context, pair.access) is None
        assert api_tokens.next_pair(context, pair.refresh) is None
        assert not accounts.is_reset_open(context, reset[1])
        assert rights.rights_of(context, resident.user_id) != ()


def test_a_copy_that_is_put_back_ends_open_codes(resident: Resident) -> None:
    """They may have been used since: the screen says so, and one that was used stays used."""
    with resident.at() as context:
        (made,) = make_codes(context, ["B0001-3"])
        assert check_code(context, "B0001-3", made.code).state is CodeState.OPEN
    copy = resident.company.home / "copy.db"
    assert resident.company.cli("backup", str(copy), today="2026-10-31").code == 0
    said = resident.company.cli("restore", str(copy), today="2026-10-31")
    assert "open codes of the portal ended: 1" in said.out + said.err
    assert "`einvoice codes --building BUILDING --to FILE.pdf`" in said.out + said.err
    with resident.at() as context:
        assert check_code(context, "B0001-3", made.code).state is CodeState.OVER
        (made,) = make_codes(context, ["B0001-3"])
    again = resident.company.cli("restore", today="2026-10-31")
    assert "codes of the portal" not in again.out + again.err
    with resident.at() as context:
        assert check_code(context, "B0001-3", made.code).state is CodeState.OPEN, "a new letter"
