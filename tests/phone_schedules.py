"""Drawn days of a phone in and out of the cellar: what was typed has to arrive once."""

import contextlib
import random
from dataclasses import dataclass, field

from phones import PhonePortal, cellar, keep_pages, phone_of, typed, wait_until, waiting
from playwright.sync_api import Browser, BrowserContext, Page

STEPS = "type type type rashly offline online reload close kill revive lose_half lose_none".split()
"""Typing is the most frequent; a server that is killed, and half of the answers lost."""


@dataclass
class Schedule:
    """One drawn day. ``typed`` are values that the phone said it has, ``rash`` may be lost.

    ``said`` names the steps, so that a failing day can be read.
    """

    portal: PhonePortal
    phone: BrowserContext
    losing: random.Random
    values: "Values"
    page: Page
    typed: list[int] = field(default_factory=list)
    rash: list[int] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    def step(self, name: str) -> None:
        """Do one step."""
        self.said.append(name)
        getattr(self, name)()

    def type(self) -> None:
        """Type a reading and wait until the phone says that it has it."""
        value, words = self.values.drawn()
        typed(self.page, words)
        wait_until(self.page, "document.getElementById('value-0').value === ''")
        self.typed.append(value)

    def rashly(self) -> None:
        """Type a reading and put the phone away in the same moment."""
        value, words = self.values.drawn()
        self.rash.append(value)
        typed(self.page, words)
        self.close()

    def offline(self) -> None:
        """Go out of reach."""
        self.phone.set_offline(True)

    def online(self) -> None:
        """Come back."""
        self.phone.set_offline(False)

    def reload(self) -> None:
        """Load the page anew."""
        self.page.reload()
        self.page.wait_for_selector("#meters form")

    def close(self) -> None:
        """Close the page and open the app again."""
        self.page.close()
        self.page = self.phone.new_page()
        self.page.goto(f"{self.portal.network.address}/cellar")
        self.page.wait_for_selector("#meters form")

    def kill(self) -> None:
        """Let the server die: nobody answers."""
        self.portal.network.is_up = False

    def revive(self) -> None:
        """Let it be started again."""
        self.portal.network.is_up = True

    def lose_half(self) -> None:
        """Lose half of the answers to readings, after they were committed."""
        self.portal.network.loses = lambda: self.losing.random() < 0.5

    def lose_none(self) -> None:
        """Lose none of them any longer."""
        self.portal.network.loses = lambda: False

    def ended(self) -> None:
        """Come home: a network, a server, and the app is opened once more."""
        self.online()
        self.revive()
        self.lose_none()
        self.close()
        wait_until(self.page, "self.phone.readings().then((rows) => rows.length === 0)")


@dataclass
class Values:
    """Values of one meter that rise, each typed once."""

    last_e3: int
    number: int = 0

    def drawn(self) -> tuple[int, str]:
        """Return the next value, and how it is typed."""
        self.number += 1
        value = self.last_e3 + self.number
        return value, f"{value // 1000},{value % 1000:03}"


def run_schedule(
    chromium: Browser, portal: PhonePortal, values: Values, seed: int, steps: int
) -> Schedule:
    """Live one drawn day to its end."""
    drawn, losing = random.Random(seed), random.Random(seed)  # noqa: S311 - drawn days, no secrets
    phone = phone_of(chromium, portal)
    page = cellar(phone, portal)
    keep_pages(page)
    schedule = Schedule(portal, phone, losing, values, page)
    with contextlib.closing(phone):
        schedule.step("lose_half")
        for _ in range(steps):
            schedule.step(drawn.choice(STEPS))
        schedule.ended()
        assert waiting(schedule.page) == 0
    return schedule
