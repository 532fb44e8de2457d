"""Steps of somebody with a phone, shared by its tests."""

from itertools import count

from phones import PhonePortal
from playwright.sync_api import Page

from jobs.views.resident_meters import meters_of

PRIVATE = (
    "IDBFactory.prototype.open = () => { throw new DOMException('private', 'SecurityError'); };"
)
FULL = """
const put = IDBObjectStore.prototype.put;
IDBObjectStore.prototype.put = function (row) {
  if (this.name === "queue") throw new DOMException("full", "QuotaExceededError");
  return put.call(this, row);
};"""
AGED = """(days) => new Promise((done) => {
  const asked = indexedDB.open("phone");
  asked.onsuccess = () => {
    const tx = asked.result.transaction(["pages", "marks"], "readwrite");
    const marks = tx.objectStore("marks"), pages = tx.objectStore("pages");
    const then = Date.now() - days * 86400000;
    marks.get("keep").onsuccess = (event) => {
      const row = event.target.result;
      marks.put({...row, value: {...row.value, contact: then}});
    };
    pages.getAll().onsuccess = (event) => {
      for (const row of event.target.result) pages.put({...row, saved_at: then});
    };
    tx.oncomplete = () => { asked.result.close(); done(); };
  };
})"""
"""Makes what a phone keeps as old as it is after days without a network."""

_MORE = count(1)


def last_value(portal: PhonePortal, number: int = 0) -> int:
    """Return the last value of a meter of the sold flat, in thousandths."""
    with portal.people.company.context("2026-11-29") as context:
        listed = meters_of(context, portal.people.flat.present)
    assert listed is not None
    last = listed.there(context.today)[number].last
    assert last is not None
    return last.value_e3


def next_value(portal: PhonePortal) -> tuple[int, str]:
    """Return a value that nobody typed before, and how it is typed."""
    value = last_value(portal) + next(_MORE) * 10
    return value, f"{value // 1000},{value % 1000:03}"


def leave(page: Page) -> None:
    """Go out of reach."""
    page.context.set_offline(True)


def return_(page: Page) -> None:
    """Come back to where there is a network."""
    page.context.set_offline(False)
