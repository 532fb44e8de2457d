"""Who gets which invoice by e-mail: customers who came and went, orders, replaced invoices."""

import shutil
from pathlib import Path

from mail_boxes import mail_boxes, mails_through
from mail_rows import address_of, counts, ledger, number_of
from sample_company import Company
from unbanked_company import FLATS

from einvoice.core.events import Event

HEADER = "flat_id,name,customer_kind,code,email,language,valid_from,valid_to,delivery"
ORDERS = "flat_id,bank,channel_address,payer_name,payer_code,seller_contract_id,valid_from,valid_to"


def imports(company: Company, kind: str, *rows: str) -> None:
    """Import a few rows."""
    path = company.home / f"{kind}.csv"
    path.write_text("\n".join([*rows, ""]), "utf-8")
    result = company.cli("import", str(path))
    assert result.code == 0, result.err + result.out


def customer_row(company: Company, flat_id: str, **new: str) -> str:
    """Return the row of a flat's customer with other values."""
    path = company.home / "input" / "customers.csv"
    header, *rows = path.read_text("utf-8").splitlines()
    row = next(row for row in rows if row.startswith(f"{flat_id},"))
    values = dict(zip(header.split(","), row.split(","), strict=True)) | new
    return ",".join(values[name] for name in HEADER.split(","))


def test_a_former_customers_address_is_never_used(unbanked: Company) -> None:
    """Neither for their own last invoice, which goes on paper, nor the new owner's for it."""
    imports(
        unbanked,
        "customers",
        HEADER,
        customer_row(unbanked, "B0001-2", valid_to="2026-11-03"),
        "B0001-2,Jauna Īpašniece,person,,new@example.com,lv,2026-11-04,,",
        customer_row(unbanked, "B0001-3", valid_to="2026-11-03"),
    )
    with mail_boxes() as boxes:
        mails_through(unbanked, boxes)
        assert unbanked.cli("mail").code == 0
    gone = {address_of("B0001-2"), address_of("B0001-3"), "new@example.com"}
    assert not gone & set(boxes.addresses)
    assert {"mailed": FLATS - 2, "to_print": 2}.items() <= counts(unbanked).items()


def test_the_address_and_the_wish_of_today_count(unbanked: Company) -> None:
    """An address corrected after issuing is used, a wish for paper is kept, no address is paper."""
    imports(
        unbanked,
        "customers",
        HEADER,
        customer_row(unbanked, "B0001-2", email="right@example.com"),
        customer_row(unbanked, "B0001-3", delivery="paper"),
        customer_row(unbanked, "B0001-4", delivery="bank"),
        customer_row(unbanked, "B0001-5", delivery="email"),
        customer_row(unbanked, "B0001-6", delivery="email", email=""),
    )
    with mail_boxes() as boxes:
        mails_through(unbanked, boxes)
        assert unbanked.cli("mail", "--dry-run", "--json").json["to_mail"] == FLATS - 3
        assert boxes.taken == []
        assert unbanked.cli("mail").code == 0
    assert "right@example.com" in boxes.addresses
    assert address_of("B0001-5") in boxes.addresses
    absent = {address_of(f"B0001-{number}") for number in (2, 3, 4, 6)}
    assert not absent & set(boxes.addresses)
    assert counts(unbanked)["to_print"] == 3


def test_an_order_at_a_bank_does_not_bring_an_invoice_twice(unbanked: Company) -> None:
    """What was mailed or printed stays; what was refused goes to the bank."""
    with mail_boxes() as boxes:
        mails_through(unbanked, boxes)
        boxes.at_address = {address_of("B0001-3"): "550 nobody"}
        unbanked.cli("mail")
        orders = [
            f"{flat},seb,LV58UNLA0050000000001,X,,,2026-10-01," for flat in ("B0001-2", "B0001-3")
        ]
        imports(unbanked, "subscriptions", ORDERS, *orders)
        unbanked.cli("run")
        unbanked.cli("mail")
    banks = {row["flat_id"]: row["bank"] for row in unbanked.table("invoices")}
    assert (banks["B0001-2"], banks["B0001-3"]) == ("", "seb")
    assert boxes.asked[address_of("B0001-2")] == boxes.asked[address_of("B0001-3")] == 1


def test_a_void_invoice_is_not_mailed_and_a_new_one_says_what_it_replaces(
    unbanked: Company,
) -> None:
    """Only where its customer got the first; the void one's mail is not tried again."""
    with mail_boxes() as boxes:
        mails_through(unbanked, boxes)
        boxes.at_address = {address_of("B0001-3"): "451 later"}
        unbanked.cli("mail")
        first = {flat: number_of(unbanked, flat) for flat in ("B0001-2", "B0001-3")}
        for number in first.values():
            assert unbanked.cli("void", number, "--reason", "wrong area").code == 0
        unbanked.cli("mail")
        assert len(boxes.taken) == FLATS - 1
        for flat in first:
            assert unbanked.cli("release", flat, "--reason", "right now").code == 0
        for step in ("calculate", "issue"):
            assert unbanked.cli(step).code == 0
        boxes.at_address = {}
        assert unbanked.cli("mail").code == 0
    (second, third) = boxes.taken[FLATS - 1 :]
    assert [second[0], third[0]] == [address_of("B0001-2"), address_of("B0001-3")]
    old = first["B0001-2"]
    said = [message.get_body().get_content() for _, message in (second, third)]  # type: ignore[union-attr]
    assert old in said[0].splitlines()[4]
    assert first["B0001-3"] not in said[1]


def test_a_run_mails_only_where_it_is_told_to(unbanked: Company) -> None:
    """With `automatic`, as many as a minute's; the rest by the next run. What waits is named."""
    with mail_boxes() as boxes:
        mails_through(unbanked, boxes)
        assert unbanked.cli("run").last_line.endswith("mail --period 2026-10")
        assert boxes.taken == []
        unbanked.edit_config("per_minute = 60000", "per_minute = 12\nautomatic = true")
        boxes.lost = {address_of("B0001-2")}
        first = unbanked.cli("run")
        assert len(boxes.taken) == 12
        second = unbanked.cli("run")
    assert (first.code, second.code) == (7, 7)
    assert "mailed: 11" in first.err
    assert number_of(unbanked, "B0001-2") in first.err
    assert len(boxes.taken) == FLATS


def test_a_run_that_waits_for_a_review_mails_nothing(unbanked: Company) -> None:
    """Nothing is issued before a person looked, so that nothing is mailed."""
    for number in [row["invoice_number"] for row in unbanked.table("invoices")]:
        assert unbanked.cli("void", number, "--reason", "again").code == 0
    assert unbanked.cli("release", "--all", "--reason", "again").code == 0
    unbanked.edit_config('review = "none"', 'review = "required"')
    with mail_boxes() as boxes:
        mails_through(unbanked, boxes, "automatic = true")
        assert unbanked.cli("run").code == 3
        assert boxes.taken == []
        assert unbanked.cli("issue").code == 0
        unbanked.cli("run")
    assert len(boxes.taken) == FLATS


def test_nothing_is_mailed_that_was_issued_again(unbanked: Company) -> None:
    """Its customer may have it since before a copy was put back: a person mails it, or nobody."""
    last = max(row["invoice_number"] for row in unbanked.table("invoices"))
    with unbanked.context() as context, context.store.writing() as tx:
        tx.journal(Event.ISSUED_AGAIN, "2026-10", last, invoices=FLATS)
        tx.journal(Event.ISSUED_AGAIN, "2026-10", "26120000001", invoices=1)
    with mail_boxes() as boxes:
        mails_through(unbanked, boxes, "automatic = true")
        for command, code in (("run", 3), ("mail", 7)):
            assert unbanked.cli(command).code == code
            assert counts(unbanked)["mail_unknown"] == FLATS
        assert boxes.taken == []
        first, second = number_of(unbanked, "B0001-2"), number_of(unbanked, "B0001-3")
        assert unbanked.cli("mail", "--sent", first, "--reason", "she has it").code == 0
        assert unbanked.cli("mail", "--again", second, "--reason", "he has not").code == 0
        assert unbanked.cli("mail").code == 7
        assert boxes.addresses == [address_of("B0001-3")]
        assert counts(unbanked)["mailed"] == 2
        words = ["mail", "--sent", "all", "--period", "2026-10", "--reason", "TEXT"]
        assert unbanked.cli("status").last_line.endswith(" ".join(words))
        plan = unbanked.cli(*words[:-2])
        assert "mail --again all --period 2026-10 --reason TEXT`" in plan.err
        assert plan.last_line.startswith("next: only if that is so: ")
        assert counts(unbanked)["mail_unknown"] == FLATS - 2
        third = number_of(unbanked, "B0001-4")
        assert unbanked.cli("mail", "--sent", third, "--reason", "she has it").code == 0
        keeps = plan.last_line.partition(" mail ")[2].split()
        refused = unbanked.cli("mail", *keeps)
        assert (refused.code, "something changed since" in refused.err) == (4, True)
        assert refused.last_line.endswith(" ".join(words)), "the list is made anew"
        assert counts(unbanked)["mail_unknown"] == FLATS - 3
        plan = unbanked.cli("mail", "--again", "all", "--period", "2026-10")
        assert unbanked.cli("mail", "--again", first, *keeps[-4:]).code == 2, "no plan of one"
        keeps = plan.last_line.partition(" mail ")[2].split()
        assert unbanked.cli("mail", *keeps[:-2]).code == 2, "no reason"
        again = unbanked.cli("mail", *keeps[:-1], "they have none")
        assert again.last_line.endswith("mail --period 2026-10")
        assert unbanked.cli("mail").code == 0
        none = unbanked.cli("mail", "--sent", "all", "--reason", "x", "--yes")
        assert (none.code, "there is no mail that is not known" in none.err) == (0, True)
    assert len(boxes.addresses) == FLATS - 2
    assert boxes.asked[address_of("B0001-2")] == boxes.asked[address_of("B0001-4")] == 0


def test_an_older_database_mails_nothing_twice(unbanked: Company, tmp_path: Path) -> None:
    """The archive knows what was mailed since the copy was made."""
    copy = tmp_path / "copy.db"
    with mail_boxes() as boxes:
        mails_through(unbanked, boxes)
        assert unbanked.cli("backup", str(copy)).code == 0
        boxes.lost = {address_of("B0001-2")}
        assert unbanked.cli("mail").code == 7
        boxes.lost = set()
        damaged = number_of(unbanked, "B0001-3")
        folder = unbanked.home / "data" / "archive" / "2026-10" / "mailed"
        (folder / f"{damaged}.json").write_text("{")
        unbanked.cli("restore", str(copy))
        assert ledger(unbanked) == {}
        unbanked.cli("restore", "--nothing-sent", "--reason", "asked")
        unbanked.cli("restore", "--nothing-imported", "--reason", "asked")
        again = unbanked.cli("mail", "--json")
    assert again.json["sent"] == [], again.err
    assert len(boxes.taken) == len(set(boxes.addresses)) == FLATS
    kept = {flat: state for flat, (state, _) in ledger(unbanked).items()}
    assert [flat for flat, state in kept.items() if state == "unknown"] == ["B0001-2", "B0001-3"]
    assert list(kept.values()).count("sent") == FLATS - 2


def test_an_address_after_a_copy_mails_nobody_who_may_have_paper(
    unbanked: Company, tmp_path: Path
) -> None:
    """Printed after the copy was made, which knows no paper; who had an address before gets a mail.

    A person who knows that nothing was handed out has it mailed, and it is printed no more.
    """
    copy, first, second = tmp_path / "copy.db", *(number_of(unbanked, f"B0001-{n}") for n in (2, 3))
    without = [customer_row(unbanked, f"B0001-{number}", email="") for number in (2, 3)]
    imports(unbanked, "customers", HEADER, *without)
    with mail_boxes() as boxes:
        mails_through(unbanked, boxes)
        assert unbanked.cli("backup", str(copy)).code == 0
        assert unbanked.cli("print", "--to", str(tmp_path / "paper")).code == 0
        unbanked.cli("restore", str(copy))
        unbanked.cli("restore", "--nothing-imported")
        imports(unbanked, "customers", HEADER, customer_row(unbanked, "B0001-2"))
        mailed = unbanked.cli("mail", "--json").json["sent"]
        assert (len(mailed), first in mailed) == (FLATS - 2, False)
        assert {"to_mail": 0, "to_print": 2, "again": 2}.items() <= counts(unbanked).items()
        screen = " ".join(unbanked.cli("status").out.split())
        assert f"and may be out on paper, so they are not mailed: {first}; " in screen
        assert f"mail --again {first} --reason TEXT`" in screen
        assert unbanked.cli("mail", "--again", second, "--reason", "x").code == 4, "no address"
        assert unbanked.cli("mail", "--again", first, "--reason", "the file was deleted").code == 0
        assert unbanked.cli("mail", "--json").json["sent"] == [first]
    assert boxes.addresses.count(address_of("B0001-2")) == 1
    assert unbanked.cli("print", "--printed", second, "--reason", "seen").code == 0
    assert {"mailed": FLATS - 1, "printed": 1, "again": 0}.items() <= counts(unbanked).items()
    printed = unbanked.cli("print", "--new", "--to", str(tmp_path / "new"), "--json")
    assert printed.json["files"] == []
    assert unbanked.cli("audit", "verify").code == 0


def test_paper_that_may_be_out_keeps_an_invoice_from_a_bank(
    unbanked: Company, tmp_path: Path
) -> None:
    """An order that comes after the copy brings it to nobody a second time."""
    copy = tmp_path / "copy.db"
    assert unbanked.cli("backup", str(copy)).code == 0
    assert unbanked.cli("print", "--to", str(tmp_path / "paper")).code == 0
    unbanked.cli("restore", str(copy))
    unbanked.cli("restore", "--nothing-imported")
    imports(unbanked, "subscriptions", ORDERS, "B0001-2,seb,LV58UNLA0050000000001,X,,,2026-10-01,")
    unbanked.cli("run")
    assert {row["bank"] for row in unbanked.table("invoices")} == {""}
    assert unbanked.bank_files() == {}


def test_no_address_leaves_the_ledger(unbanked: Company) -> None:
    """Nor is one in the archive, the journal's export or the screens; an extract has the mail."""
    with mail_boxes() as boxes:
        mails_through(unbanked, boxes)
        boxes.at_address = {address_of("B0001-3"): f"550 <{address_of('B0001-3')}>: unknown"}
        said = unbanked.cli("mail", "--json")
        assert "@" not in said.out + said.err + unbanked.cli("run").err
    for path in (unbanked.home / "data" / "archive").rglob("*.json"):
        assert b"@example.com" not in path.read_bytes(), path
    target = unbanked.home / "person.json"
    assert unbanked.cli("person", "extract", "B0001-2", "--to", str(target)).code == 0
    assert '"message_id": "<' in target.read_text("utf-8")
    shutil.rmtree(unbanked.home / "data")


def test_what_mail_servers_answered_goes_with_the_month(unbanked: Company) -> None:
    """An answer may name an address: it is nowhere after the purge, and nobody is mailed again."""
    with mail_boxes() as boxes:
        mails_through(unbanked, boxes)
        boxes.at_address = {address_of("B0001-1"): "550 no mailbox Liepa here"}
        unbanked.cli("mail")
        kept = [*(unbanked.home / "data" / "archive").rglob("mailed/*.json")]
        assert len(kept) == FLATS
        purged = unbanked.cli("purge", "--yes", today="2032-01-02")
        assert purged.code == 0, purged.err
        again = unbanked.cli("mail", "--period", "2026-10", "--json", today="2032-01-02")
    assert not [*(unbanked.home / "data" / "archive").rglob("mailed/*.json")]
    assert again.json["sent"] == []
    assert unbanked.cli("audit", "verify").code == 0
