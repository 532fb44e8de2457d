"""The ledger checked against a model of it: whatever happens, both are in the same state."""

import os
import re
from contextlib import ExitStack, suppress
from pathlib import Path
from unittest.mock import patch

from disturbed_case import ANSWERED, Case, Keys, case_of
from faulty_server import FaultyServer
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from ledger_model import Break, Died, Model
from one_tick import OneServer, open_context, tick

from einvoice.core.deliveries import FileState
from jobs.corrections.resend import mark_sent, resend
from jobs.steps.file_delivery import FileDelivery

EXAMPLES = 500 if os.environ.get("SOAK") else 15
STEPS = 8
BREAKS = (*Break, Break.RENAMED, Break.RENAMED, Break.RENAME, Break.SIZE, Break.CLOSE)
"""Breaks after which more can follow come more often."""
LAST_WORDS = ("", "", "", "sending", "ready", "renaming", "unknown", "sent")
TEMPORARY = re.compile(r".*\.(\d+)\.part")


class LedgerMachine(RuleBasedStateMachine):
    """One file and its bank, here and in the model, driven side by side."""

    def __init__(self, rendered: Path, keys: Keys) -> None:
        super().__init__()
        self._rendered, self._keys = rendered, keys
        self._open = ExitStack()

    @initialize(consumes=st.sampled_from([False, False, True]))
    def begin(self, consumes: bool) -> None:  # noqa: FBT001 - drawn
        """Begin with a file that is ready, at a bank that takes files at once or does not."""
        new = case_of(self._rendered, self._keys, consumes=consumes)
        self.case: Case = self._open.enter_context(new)
        self.model = Model(consumes=consumes)

    def teardown(self) -> None:
        """Whatever happened, it can be brought to its end."""
        if hasattr(self, "case"):
            self.settle()
        self._open.close()

    @rule(where=st.sampled_from(BREAKS), die_after=st.sampled_from(LAST_WORDS))
    def run(self, where: Break, die_after: str) -> None:
        """Tick, with a fault somewhere, or killed right after a commit."""
        self.model.die_after = die_after
        with suppress(Died):
            self.model.tick(where)
        strikes = () if where is Break.LOGIN else where.value
        with self.server(strikes, locked_out=where is Break.LOGIN) as server:
            kept = FileDelivery._advance

            def advance(this: FileDelivery, new: FileState, **values: str) -> None:
                kept(this, new, **values)
                if new == die_after:
                    raise Died

            with patch.object(FileDelivery, "_advance", advance), suppress(Died):
                tick(self.case.home, self._keys.settings(server.port, 30))

    @rule()
    def bank_takes(self) -> None:
        """The bank takes what lies there under its final name."""
        self.case.bank.consume()
        self.model.lies_there = False

    @rule()
    def bank_tidies(self) -> None:
        """The bank deletes temporary files."""
        self.case.bank.consume(".*")
        self.model.whole, self.model.spoiled = set(), set()

    @precondition(lambda self: self.model.whole)
    @rule()
    def bank_spoils(self) -> None:
        """The bank's disk loses a part of a temporary file."""
        for path in self.case.bank.inbox.glob(".*"):
            os.truncate(path, 100)
        self.model.spoiled, self.model.whole = self.model.temporaries, set()

    @precondition(lambda self: self.model.arrived and not self.answered())
    @rule(verdict=st.sampled_from(sorted(ANSWERED)))
    def bank_answers(self, verdict: str) -> None:
        """The bank answers the file it has."""
        self.case.bank.answer(verdict)
        self.model.answer = verdict

    @precondition(lambda self: self.model.state == "unknown" and self.model.arrived)
    @rule()
    def person_marks_it_sent(self) -> None:
        """A person who asked the bank says that it has the file."""
        context = open_context(self.case.home)
        mark_sent(context, self.case.records()[0].file_id, "the bank said so")
        context.close()
        self.model.state = "sent"

    @precondition(lambda self: self.model.state == "unknown" and not self.model.arrived)
    @rule()
    def person_sends_again(self) -> None:
        """A person who asked the bank says that it does not have the file."""
        context = open_context(self.case.home)
        with self.server() as server:
            banks = OneServer(context, self._keys.settings(server.port, 30))
            resend(context, banks, self.case.records()[0].file_id, "the bank said so")
        context.close()
        self.model.die_after = ""
        self.model.deliver(Break.NOWHERE)
        if self.model.state == "unknown":
            self.model.commit("ready")
            self.model.deliver(Break.NOWHERE)

    @invariant()
    def both_agree(self) -> None:
        """State, attempt and what lies at the bank are the same; nothing came twice."""
        if not hasattr(self, "case"):
            return
        (record,) = self.case.records()
        assert (str(record.state), record.attempt) == (self.model.state, self.model.attempt)
        names = [path.name for path in self.case.bank.inbox.iterdir()]
        numbers = {int(found[1]) for name in names if (found := TEMPORARY.fullmatch(name))}
        assert numbers == self.model.temporaries
        assert (record.name in names) is self.model.lies_there
        assert bool(self.case.bank.arrivals) is self.model.arrived
        self.case.check_bank()
        self.case.check_ledger()

    def answered(self) -> bool:
        """Tell whether the bank has answered."""
        return bool(self.model.answer) or self.model.state in ANSWERED

    def server(self, strikes: tuple = (), *, locked_out: bool = False) -> FaultyServer:  # type: ignore[type-arg]
        """Return the bank's server."""
        keys = (self._keys.host, self._keys.client)
        return FaultyServer(self.case.bank, keys, strikes, locked_out=locked_out)

    def settle(self) -> None:
        """Let it end: a tick, a person where one is needed, the answer, another tick."""
        self.run(Break.NOWHERE, "")
        if self.model.state == "unknown" and not self.model.arrived:
            self.person_sends_again()
        if not self.answered():
            self.bank_answers("accepted")
        self.run(Break.NOWHERE, "")
        self.both_agree()
        assert self.model.state in ANSWERED
        assert len(self.case.bank.arrivals) == 1
        self.case.check_settled()


def test_the_ledger_does_what_its_model_does(rendered: dict[bool, Path], keys: Keys) -> None:
    """Every path of the model is a path of the code, and ends with the file there once."""
    home = rendered[False]
    config = home / "config.toml"
    text = config.read_text("utf-8")
    config.write_text(text.replace("attempts = 2", "attempts = 1"), "utf-8")
    try:
        run_state_machine_as_test(
            lambda: LedgerMachine(home, keys),
            settings=settings(
                max_examples=EXAMPLES,
                stateful_step_count=STEPS,
                phases=(Phase.generate,),  # shrinking takes minutes and says no more
                deadline=None,
                database=None,
                suppress_health_check=list(HealthCheck),
            ),
        )
    finally:
        config.write_text(text, "utf-8")
