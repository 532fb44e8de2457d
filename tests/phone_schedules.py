"""Drawn days of a phone in and out of the cellar: what was typed has to arrive once."""

import contextlib
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count

from lossy_network import never
from phones import PhonePortal, cellar, keep_pages, phone_of, typed, wait_until, waiting
from pictures import photo
from playwright.sync_api import Browser, BrowserContext, Page

STEPS = (
    "type type type photograph photograph rashly rashly_with_photo offline online reload close"
    " kill revive lose_half lose_none"
).split()
"""Typing is the most frequent; a server that is killed, and half of the answers lost."""
KEPT_PHOTOS = """
self.keptPhotos = 0;
const put = IDBObjectStore.prototype.put;
IDBObjectStore.prototype.put = function (row) {
  if (this.name === "photos" && !row.tries && !row.problem) {
    this.transaction.addEventListener("complete", () => { self.keptPhotos += 1; });
  }
  return put.call(this, row);
};"""
"""Counts the photos that a page has put on the phone."""
WENT_ON = """(() => {
  const field = document.getElementById("value-0");
  return field.value === "" && document.activeElement !== field;
})()"""
NOTHING_LEFT = """Promise.all([self.phone.readings(), self.phone.photos()]).then(
  (rows) => rows.flat().length === 0)"""


@dataclass
class Values:
    """Values of one meter that rise, each typed once; the photo of each has a size of its own."""

    last_e3: int
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def drawn(self) -> tuple[int, str]:
        """Return the next value, and how it is typed."""
        value = self.last_e3 + next(self.numbers)
        return value, f"{value // 1000},{value % 1000:03}"

    def size_of(self, value: int) -> tuple[int, int]:
        """Return the size of the photo of a value, in pixels."""
        number = value - self.last_e3
        return 40 + number % 100, 40 + number // 100


@dataclass
class Schedule:
    """One drawn day. ``typed`` are values that the phone said it has, ``rash`` may be lost.

    The same of photos, by the value of their reading. ``latest`` has no photo and is on this page
    still: a photo would be of it. ``said`` names the steps, so that a failing day can be read.
    """

    portal: PhonePortal
    phone: BrowserContext
    losing: random.Random
    values: Values
    page: Page
    typed: list[int] = field(default_factory=list)
    rash: list[int] = field(default_factory=list)
    with_photo: list[int] = field(default_factory=list)
    rash_photos: list[int] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    latest: int | None = None
    photos_of_page: int = 0

    def step(self, name: str) -> None:
        """Do one step."""
        self.said.append(name)
        getattr(self, name)()

    def type(self) -> None:
        """Type a reading and wait until the phone says that it has it."""
        value, words = self.values.drawn()
        self.enter(value, words)
        self.latest = value

    def enter(self, value: int, words: str) -> None:
        """Type a value and wait until the page has it, and has gone on to the next meter.

        Before that the page may go on while the value after it is typed here: that one would stand
        in the field of the next meter.
        """
        typed(self.page, words)
        wait_until(self.page, WENT_ON)
        self.typed.append(value)

    def photograph(self) -> None:
        """Take a photo of the reading that was typed last, else of one that is typed then."""
        if self.latest is None:
            value, words = self.values.drawn()
            self.take(value)
            self.page.locator("#meters .states").first.get_by_text("now type").wait_for()
            self.enter(value, words)
        else:
            value = self.latest
            self.take(value)
        wait_until(self.page, f"self.keptPhotos === {self.photos_of_page + 1}")
        self.with_photo.append(value)
        self.latest = None

    def take(self, value: int) -> None:
        """Take the photo of a value."""
        self.photos_of_page = self.page.evaluate("self.keptPhotos")
        content = photo(*self.values.size_of(value))
        shot = {"name": "meter.jpg", "mimeType": "image/jpeg", "buffer": content}
        self.page.locator(".camera input").first.set_input_files(shot)  # type: ignore[arg-type]

    def rashly(self) -> None:
        """Type a reading and put the phone away in the same moment."""
        value, words = self.values.drawn()
        self.rash.append(value)
        typed(self.page, words)
        self.close()

    def rashly_with_photo(self) -> None:
        """Type a reading, take a photo and put the phone away in the same moment."""
        value, words = self.values.drawn()
        self.rash.append(value)
        self.rash_photos.append(value)
        typed(self.page, words)
        self.take(value)
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
        self.opened()

    def close(self) -> None:
        """Close the page and open the app again."""
        self.page.close()
        self.page = self.phone.new_page()
        self.page.goto(f"{self.portal.network.address}/cellar")
        self.opened()

    def opened(self) -> None:
        """Wait for the meters; this page knows of no reading that a photo would be of."""
        self.page.wait_for_selector("#meters form")
        self.latest = None

    def kill(self) -> None:
        """Let the server die: nobody answers."""
        self.portal.network.is_up = False

    def revive(self) -> None:
        """Let it be started again."""
        self.portal.network.is_up = True

    def lose_half(self) -> None:
        """Lose half of the answers to readings and photos, after they were committed."""
        network = self.portal.network
        network.loses = network.loses_photos = lambda: self.losing.random() < 0.5

    def lose_none(self) -> None:
        """Lose none of them any longer."""
        self.portal.network.loses = self.portal.network.loses_photos = never

    def ended(self) -> None:
        """Come home: a network, a server, and the app is opened once more."""
        self.online()
        self.revive()
        self.lose_none()
        self.close()
        wait_until(self.page, NOTHING_LEFT)


def run_schedule(
    chromium: Browser, portal: PhonePortal, values: Values, seed: int, steps: int
) -> Schedule:
    """Live one drawn day to its end; a day that fails says its steps."""
    drawn, losing = random.Random(seed), random.Random(seed)  # noqa: S311 - drawn days, no secrets
    phone = phone_of(chromium, portal)
    phone.add_init_script(KEPT_PHOTOS)
    page = cellar(phone, portal)
    keep_pages(page)
    schedule = Schedule(portal, phone, losing, values, page)
    with contextlib.closing(phone):
        try:
            schedule.step("lose_half")
            for _ in range(steps):
                schedule.step(drawn.choice(STEPS))
            schedule.ended()
        except Exception as fault:
            fault.add_note(f"day {seed}: {schedule.said}")
            raise
        assert waiting(schedule.page) == 0
    return schedule
