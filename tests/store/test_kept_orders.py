"""Orders, messages and agreements are kept on each database as they are."""

import dataclasses
import datetime as dt

import pytest
from application_samples import OTHER, application, subscription
from store_samples import CUSTOMER

from einvoice.core.applications import Action, Application, ApplicationState, Cause
from einvoice.core.standing_orders import StandingOrder
from einvoice.core.subscriptions import Subscription
from einvoice.store import (
    answers,
    applications,
    file_contents,
    files,
    standing_orders,
    subscribers,
)
from einvoice.store.answers import AnswerKind, AnswerRecord
from einvoice.store.applications import NewApplication
from einvoice.store.files import FileKind
from einvoice.store.rows import all_rows, insert_rows
from einvoice.store.store import Store

DAY = dt.date(2026, 11, 5)


def keep(store: Store, told: Application, state: ApplicationState, flat_id: str = "") -> int:
    """Keep an order, and let the subscriptions follow when it is applied."""
    cause = Cause.NONE if flat_id else Cause.OTHER_CODE
    with store.writing() as tx:
        if flat_id:
            applications.adopt_imported(tx, flat_id, "B")
        digest = applications.digest_of(told)
        new = NewApplication("B", digest, "0" * 64, told, state, cause, flat_id)
        number = applications.keep_application(tx, new)
        if flat_id:
            applications.replay_flat(tx, flat_id, "B")
    return number


def found(store: Store) -> list[Subscription]:
    """Return the subscriptions there are."""
    with store.reading() as tx:
        return all_rows(tx, Subscription)


def test_orders_change_what_was_imported(store: Store) -> None:
    """The row before is remembered; applying the last order once more changes nothing."""
    with store.writing() as tx:
        insert_rows(tx, [subscription("2026-01-01")])
    keep(store, application("CHG", channel_address=OTHER), ApplicationState.APPLIED, "F")
    assert found(store) == [subscription("2026-01-01", None, OTHER)]
    with store.writing() as tx:
        same, other = subscription("2026-01-01"), subscription("2026-01-02")
        assert applications.imported_before(tx, [same, other]) == {same}
        assert not applications.replay_flat(tx, "F", "B")


def test_an_order_is_kept_once_and_settled_once(store: Store) -> None:
    """Its numbers count up; the same record of the same bank is known."""
    told = application()
    first = keep(store, told, ApplicationState.WAITING)
    second = keep(store, application(at="2026-11-04T10:00:00"), ApplicationState.WAITING)
    assert second > first
    with store.writing() as tx:
        digest = applications.digest_of(told)
        assert applications.knows_application(tx, "B", digest)
        assert not applications.knows_application(tx, "C", digest)
        waiting = applications.waiting_applications(tx, "B")
        assert [one.application for one in waiting] == [told, application(at="2026-11-04T10:00:00")]
        assert applications.waiting_applications(tx, "C") == []
        refused = ApplicationState.REFUSED
        applications.settle_application(tx, first, refused, reason="none")
        assert applications.count_waiting(tx) == 1
    with pytest.raises(RuntimeError, match="waits no longer"), store.writing() as tx:
        applications.settle_application(tx, first, refused, reason="none")


def test_agreements_are_kept_once_and_shown_with_subscriptions(store: Store) -> None:
    """A report that comes again adds nothing; an ended subscription is not shown."""
    order = StandingOrder(
        seller_reg_number="49900001005",
        action=Action.ADD,
        service_id="F",
        payer_account=OTHER,
        partial=True,
        month_limit_cents=100,
        start_date=None,
        end_date=None,
        stamped_at="2026-11-01",
    )
    with store.writing() as tx:
        insert_rows(tx, [dataclasses.replace(CUSTOMER, flat_id="F")])
        insert_rows(tx, [subscription("2026-01-01"), subscription("2025-01-01", "2025-12-31")])
        for expected in (1, 0):
            kept = standing_orders.keep_standing_orders(tx, "B", "0" * 64, [order, order])
            assert kept == expected
        (shown,) = subscribers.subscribers(tx, ("A", "B"), DAY)
    assert (shown.subscription, shown.automatic) == (subscription("2026-01-01"), True)
    assert shown.month_limit_cents == 100


def test_only_what_could_not_be_applied_counts_as_odd(store: Store) -> None:
    """A half-written message counts until it came whole under its name."""

    def record(place: int, name: str, kind: AnswerKind, outcome: str) -> None:
        with store.writing() as tx:
            row = AnswerRecord(f"{place:064d}", "B", name, 1, kind, "", outcome, "2026")
            answers.record_answer(tx, row)

    def odd() -> int:
        with store.reading() as tx:
            return len(answers.open_answers(tx))

    record(1, "a", AnswerKind.FAILED_INVOICE, "rejected (fail code 56)")
    record(2, "b", AnswerKind.APPLICATIONS, "applied 1, waiting 0, known 0")
    assert odd() == 0
    record(3, "c", AnswerKind.FAILED_INVOICE, "unknown-file")
    record(4, "d", AnswerKind.UNREADABLE, "answer-broken")
    record(5, "e", AnswerKind.UNREADABLE, "answer-invalid")
    assert odd() == 3
    record(6, "d", AnswerKind.FAILED_INVOICE, "accepted")
    record(7, "e", AnswerKind.FAILED_INVOICE, "accepted")
    assert odd() == 2
    with store.reading() as tx:
        assert answers.may_be_unfinished(tx, f"{4:064d}")
        assert not answers.may_be_unfinished(tx, f"{5:064d}")
        assert file_contents.count_known(tx, ["x"]) == 0
        assert files.untold_messages(tx, "B", []) == []
    assert str(FileKind.APPLICATION_SELLER) == "application_seller"
