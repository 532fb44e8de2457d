"""Drawn calls of the interface: no fault of ours, nothing of another, all as described.

With SOAK=1 they are 5,000: `SOAK=1 .venv/bin/pytest -q -s tests/web/test_api_drawn.py`.
"""

import datetime as dt
import os
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

import pytest
from api_calls import ApiCall, calls
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from portal_people import OWN_WORDS, PortalPeople, portal_context
from portal_server import listening
from sold_flat import FORMER, FORMER_SUMS, NEIGHBOUR_CENTS, OWN_SUMS
from sqlalchemy import select

from einvoice.store.input_tables import meters_table
from einvoice.web.app import portal_app

COUNT = 5_000 if os.environ.get("SOAK") else 120
WHO = ("own", "co_user", "former", "neighbour", "other_house", "ended_co_user", "visitor", "clerk")
NO_LIMIT = 10**9


@dataclass(frozen=True)
class Drawn:
    """A portal of its own with everybody's ids, and what each person may never be shown."""

    people: PortalPeople
    address: str
    ids: list[str]
    secrets: dict[str, list[str]]


@pytest.fixture(scope="module")
def drawn(people: PortalPeople, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Drawn]:
    """A portal on a copy: drawn calls write readings and begin sessions."""
    home = tmp_path_factory.mktemp("drawn") / "home"
    own = replace(people, company=people.company.copied(people.company.home, home))
    with portal_context(own) as context:
        app = portal_app(context, calls_a_minute=NO_LIMIT)
        with context.store.reading() as tx:
            meters = tx.execute(select(meters_table.c.place_id, meters_table.c.meter_id)).all()
        of_flats: dict[str, list[str]] = {}
        for flat_id, meter_id in meters:
            of_flats.setdefault(flat_id, [flat_id]).append(meter_id)
        with listening(app) as address:
            yield Drawn(own, address, ids_of(own, of_flats), secrets_of(own, of_flats))


def ids_of(people: PortalPeople, of_flats: dict[str, list[str]]) -> list[str]:
    """Return ids of meters, flats, invoices, threads and documents, whoever's they are.

    ``of_flats`` are each flat's own id and those of its meters.
    """
    flat_ids = (people.flat.flat_id, people.flat.neighbour, people.others[0])
    known = [known for flat_id in flat_ids for known in of_flats[flat_id]]
    numbers = [people.invoice_number, "260900001", "1"]
    mails = [f"{name}@example.lv" for name in WHO]
    return [*known, *numbers, *people.parts.values(), *mails]


def secrets_of(people: PortalPeople, of_flats: dict[str, list[str]]) -> dict[str, list[str]]:
    """Return by person what may be in no answer: ids of other flats, sums and words of others."""
    own, neighbour = people.flat.flat_id, people.flat.neighbour
    own_sums = [str(cents) for cents in OWN_SUMS.values()]
    former = [FORMER, *(str(cents) for cents in FORMER_SUMS.values())]
    theirs = {
        "own": of_flats[own] + own_sums + [OWN_WORDS],
        "co_user": of_flats[own] + own_sums,
        "former": [own, *former],
        "neighbour": [*of_flats[neighbour], str(NEIGHBOUR_CENTS)],
    }
    every = {secret for secrets in theirs.values() for secret in secrets}
    return {name: sorted(every - {*theirs.get(name, ())}) for name in WHO}


def leaked(text: str, secrets: list[str]) -> list[str]:
    """Return the secrets that a text has as whole words."""
    return [
        secret
        for secret in secrets
        if secret in text and re.search(rf"(?<![\w-]){re.escape(secret)}(?![\w-])", text)
    ]


def ask(drawn: Drawn, person: str, call: ApiCall) -> int:
    """Make a call as a person, look at the answer, and return its status."""
    browser = drawn.people.browser(drawn.address, person)
    answer = browser.ask(call.method, call.path, headers=call.headers, content=call.body)
    assert answer.status_code != 500, call
    said = answer.text if "json" in answer.headers.get("content-type", "") else ""
    assert leaked(said, drawn.secrets[person]) == [], call
    return answer.status_code


def test_drawn_calls_are_answered_as_described(drawn: Drawn) -> None:
    """Of everybody, with ids of everybody."""
    now = dt.datetime.now(dt.UTC)
    moments = [f"{now + dt.timedelta(hours=hours):%Y-%m-%dT%H:%M:%SZ}" for hours in (0, -20, 72)]
    statuses: Counter[int] = Counter()

    @settings(
        max_examples=COUNT,
        deadline=None,
        database=None,
        derandomize=not os.environ.get("SOAK"),
        phases=[Phase.generate],
        suppress_health_check=[*HealthCheck],
    )
    @given(st.sampled_from(WHO), calls(drawn.ids, moments))
    def call_one(person: str, call: ApiCall) -> None:
        statuses[ask(drawn, person, call)] += 1

    call_one()
    assert statuses.total() >= COUNT
    assert {200, 401, 403, 404, 422} <= statuses.keys(), "calls of every kind came through"


def test_a_leak_would_be_seen(drawn: Drawn) -> None:
    """What the present owner is shown is a leak to others."""
    for path in ("invoices", "meters", "messages"):
        answer = drawn.people.browser(drawn.address, "own").get(f"/api/v1/{path}")
        assert leaked(answer.text, drawn.secrets["own"]) == []
        assert leaked(answer.text, drawn.secrets["neighbour"])
