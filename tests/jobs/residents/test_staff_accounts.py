"""Accounts of staff by the command line: opened, ended, listed; passwords never as an argument."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from pdf_texts import text_of
from sample_company import Company

from einvoice.core.events import Event
from einvoice.core.staff_acts import ActKind
from einvoice.passwords import is_hash_of
from einvoice.store import journal, staff
from jobs.residents.accounts import staff_by_email
from jobs.residents.house_documents import every_document, file_of
from jobs.residents.second_steps import SecondStep, keep_second_step, second_step_of
from jobs.residents.staff_accounts import staff_members
from jobs.residents.staff_acts import acts_of
from jobs.setup.demo_portal import prepare_demo

EMAIL, PASSWORD = "ilze@example.lv", "trīs zaļi kaķi uz jumta"


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    """A file with a password."""
    path = tmp_path / "secret.txt"
    path.write_text(f"{PASSWORD}\r\nmore\n", "utf-8")
    return path


def test_an_account_is_opened_given_a_password_ended_and_opened_again(
    company: Company, secret: Path
) -> None:
    """Each is journalled twice, by id: with who typed it, and in the room; no name is in either."""
    given = ("--password-file", str(secret))
    added = company.cli("staff", "add", " Ilze@Example.lv", "--name", "Ilze", *given)
    assert added.code == 0, added.err
    assert f"{EMAIL}: account opened, role: clerk; sign in at http://localhost" in added.err
    assert company.cli("staff", "add", EMAIL, "--name", "I", *given).code == 2
    secret.write_text("cits suns zem tilta\n", "utf-8")
    with company.context() as context:
        member = staff_by_email(context, EMAIL)
        assert member is not None
        step = SecondStep(member.staff_id, "A" * 32, "2026-10-31T08:00:00Z", 1)
        keep_second_step(context, step, "")
    assert company.cli("staff", "password", EMAIL, *given).code == 0
    with company.context() as context:
        assert second_step_of(context, member.staff_id) is None
        keep_second_step(context, step, "")
        member = staff_by_email(context, EMAIL)
        assert member is not None
        assert is_hash_of(member.password_hash, "cits suns zem tilta")
    assert company.cli("staff", "end", EMAIL).code == 0
    for command in ("end", "password"):
        assert "no such account of staff" in company.cli("staff", command, EMAIL).err
    listed = company.cli("staff", "list", "--json").json
    account = {"email": EMAIL, "name": "Ilze", "role": "clerk", "ended": True}
    assert listed == {"staff": [account]}
    again = company.cli("staff", "add", EMAIL, "--name", "Ilze", "--role", "manager", *given)
    assert again.code == 0
    assert "manager" in company.cli("staff", "list").out
    with company.context() as context:
        acts = acts_of(context).acts
        with context.store.reading() as tx:
            (kept,) = staff.members(tx)
            details = [(s, json.loads(d)["act"]) for s, d in journal.details(tx, Event.STAFF)]
        assert second_step_of(context, kept.staff_id) is None, "ended with the account"
    step_ended, made = ActKind.SECOND_STEP_ENDED, ActKind.SECOND_STEP_MADE
    order = [ActKind.ADDED, ActKind.PASSWORD_SET, step_ended, ActKind.ENDED, ActKind.ADDED]
    assert details == [(kept.staff_id, kind) for kind in order]
    assert [(act.subject, act.act, act.email) for act in reversed(acts) if act.act != made] == [
        (kept.staff_id, kind, "") for kind in order
    ]


def test_a_password_is_asked_for_on_a_terminal_alone(
    company: Company, secret: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Twice, unseen; a program without a terminal names a file; bad passwords are refused.

    No run waits for who types.
    """
    asked = ("staff", "add", EMAIL, "--name", "Ilze")
    assert "--password-file" in company.cli(*asked).err
    answers = iter([PASSWORD, "mistyped", PASSWORD, PASSWORD])

    def typed(_prompt: str) -> str:
        with company.context() as context, context.store.run_lock():
            return next(answers)

    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("typer._click.termui.hidden_prompt_func", typed)
    assert company.cli(*asked).code == 0
    assert next(answers, None) is None
    answers = iter([PASSWORD, PASSWORD])
    assert company.cli("staff", "password", EMAIL).code == 0
    assert next(answers, None) is None
    for wrong, said in (("short", "12 to 200"), ("password1234", "easily guessed")):
        secret.write_text(wrong, "utf-8")
        refused = company.cli("staff", "password", EMAIL, "--password-file", str(secret))
        assert refused.code == 2
        assert said in refused.err
        assert wrong not in refused.err
    no_file = company.cli("staff", "password", EMAIL, "--password-file", str(secret.parent))
    assert "cannot be read" in no_file.err
    assert "no e-mail address" in company.cli("staff", "end", "ilze").err


def test_the_demo_has_a_manager_who_can_sign_in(company: Company) -> None:
    """By the portal's own process, which cannot write the installation's journal; made once."""
    with company.context() as context:
        portal = replace(context, for_portal=True)
        for _ in range(2):
            login = prepare_demo(portal, lambda password: f"hash of {password}")
        member = staff_by_email(context, login.staff_email)
        portal.close()
        assert len(staff_members(context)) == 1
        documents = every_document(context)
        assert {row.kind.value for row in documents} == {"estimate", "protocol", "repair"}
        for row in documents:
            file = file_of(context, row.document_id)
            assert file is not None
            assert row.title("en")
            assert "Paraugs." in text_of(file.content), "in the language of the house"
    assert member is not None
    assert member.is_manager
    assert member.password_hash == f"hash of {login.staff_password}"
