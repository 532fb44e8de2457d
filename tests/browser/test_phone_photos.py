"""Photos of meters taken in the cellar: they wait with their reading, and arrive after it once."""

import io
from pathlib import Path

import pytest
from lossy_network import never
from phone_steps import leave, next_value, return_
from phones import (
    PhonePortal,
    kept_on,
    sign_in,
    typed,
    wait_for_state,
    wait_until,
    waiting,
)
from pictures import COMMENT, MAKER, photo
from PIL import Image
from playwright.sync_api import Page

from jobs.residents.photos import photo_for_staff
from jobs.views.staff_readings import house_missing, period_of_readings

ON_PHONE = """self.phone.photos().then((rows) => Promise.all(rows.map(async ({jpeg}) => {
  const picture = await createImageBitmap(new Blob([jpeg]));
  const words = new TextDecoder("latin1").decode(jpeg);
  return {size: [picture.width, picture.height], words};
})))"""
NO_ROOM = """() => {
const put = IDBObjectStore.prototype.put;
IDBObjectStore.prototype.put = function (row) {
  if (this.name === "photos") throw new DOMException("full", "QuotaExceededError");
  return put.call(this, row);
}; }"""
READY_WHILE_KEPT = """() => {
const {createImageBitmap} = self, {put} = IDBObjectStore.prototype, {arrayBuffer} = Blob.prototype;
let isReady = false;
const begun = new Promise((go) => {
  IDBObjectStore.prototype.put = function (row) {
    const asked = put.call(this, row);
    const hold = () => { if (!isReady) this.get("none").onsuccess = hold; };
    if (this.name === "queue") asked.addEventListener("success", () => { go(); hold(); });
    return asked;
  };
});
self.createImageBitmap = async (...given) => { await begun; return createImageBitmap(...given); };
Blob.prototype.arrayBuffer = async function () {
  const content = await arrayBuffer.call(this);
  setTimeout(() => { isReady = true; }, 300);
  return content;
};
}"""
"""Makes a photo small while the reading that was typed meanwhile is being kept."""
NONE_LEFT = "self.phone.photos().then((rows) => rows.length === 0)"


@pytest.fixture
def taken(tmp_path: Path) -> Path:
    """A photo of a camera that was held upright, with where it was taken."""
    place = tmp_path / "meter.jpg"
    place.write_bytes(photo(2400, 1200, turned=True))
    return place


def photos_for_staff(portal: PhonePortal, value_e3: int) -> list[bytes]:
    """Return the photos that staff see of readings of a value."""
    with portal.people.company.context("2026-11-29") as context:
        building = portal.people.parts["building_id"]
        house = house_missing(context, period_of_readings(context), building)
        assert house is not None
        ids = [row.photo_id for row in house.photos if row.value_e3 == value_e3]
        return [photo_for_staff(context, photo_id or "") or b"" for photo_id in ids]


def test_a_photo_waits_with_its_reading_and_arrives_once(
    page: Page, portal: PhonePortal, taken: Path
) -> None:
    """Small and without its place on the phone already; the answer to its first sending is lost."""
    value, words = next_value(portal)
    leave(page)
    typed(page, words)
    wait_for_state(page, "on this phone")
    page.locator(".camera input").first.set_input_files(taken)
    wait_for_state(page, "Photo waiting on this phone")
    (kept,) = page.evaluate(ON_PHONE)
    assert kept["size"] == [800, 1600]
    assert [word for word in (MAKER, COMMENT.decode(), "Exif") if word in kept["words"]] == []
    page.reload()
    wait_for_state(page, "Photo waiting on this phone")
    portal.network.loses_photos = lambda: True
    lost = portal.network.lost
    return_(page)
    wait_for_state(page, "received")
    page.get_by_text("Photos waiting on this phone: 1").wait_for()
    wait_until(page, "self.app.sendNow(true).then(() => true)")
    assert portal.network.lost > lost
    check_counted(page, portal)
    portal.network.loses_photos = never
    wait_until(page, "self.app.sendNow(true).then(() => true)")
    wait_for_state(page, "Photo received")
    wait_until(page, NONE_LEFT)
    (jpeg,) = photos_for_staff(portal, value)
    shown = Image.open(io.BytesIO(jpeg))
    red, _, blue = shown.getpixel((400, 100))  # type: ignore[misc]  # an RGB pixel
    assert (shown.format, shown.size, red > 200, blue < 60) == ("JPEG", (800, 1600), True, True)


def check_counted(page: Page, portal: PhonePortal) -> None:
    """A photo whose reading went already is counted wherever readings are."""
    flat = f"{portal.network.address}/flats/{portal.people.flat.flat_id}"
    page.goto(flat)
    page.get_by_text("Readings on this phone that are not sent yet: 0, photos: 1.").wait_for()
    page.context.clear_cookies()
    page.goto(f"{portal.network.address}/sign-in")
    page.get_by_text("still on this phone: 0, photos: 1. Sign in, and they go.").wait_for()
    page.goto(f"{portal.network.address}/cellar")
    page.get_by_text("Still on this phone: 0, photos: 1.").wait_for()
    sign_in(page.context, portal, "neighbour")
    page.reload()
    page.locator("#others", has_text="another person on this phone: 0, photos: 1.").wait_for()
    sign_in(page.context, portal, "own")
    page.reload()
    wait_for_state(page, "Photo waiting on this phone")


def test_a_photo_comes_first_and_one_without_a_reading_goes(
    page: Page, portal: PhonePortal, taken: Path, tmp_path: Path
) -> None:
    """It is of the reading that is typed next; what is no picture is said, deleted is deleted."""
    value, words = next_value(portal)
    leave(page)
    camera = page.locator(".camera input").first
    none = tmp_path / "none.jpg"
    none.write_bytes(b"no picture")
    camera.set_input_files(none)
    wait_for_state(page, "cannot read the picture")
    camera.set_input_files(taken)
    wait_for_state(page, "now type the reading")
    page.get_by_role("button", name="Delete the photo").click()
    page.get_by_text("now type the reading").wait_for(state="detached")
    camera.set_input_files(taken)
    wait_for_state(page, "now type the reading")
    typed(page, words)
    wait_for_state(page, "Photo waiting on this phone")
    typed(page, next_value(portal)[1])
    page.get_by_text("Waiting on this phone: 2, photos: 1.").wait_for()
    assert len(kept_on(page)["photos"]) == 1, "the next reading has none"
    page.once("dialog", lambda dialog: dialog.accept())
    first = page.locator("#meters .states p", has_text=words.replace(",", "."))
    first.get_by_role("button", name="Delete").click()
    page.get_by_text("Waiting on this phone: 1").wait_for()
    assert kept_on(page)["photos"] == []
    return_(page)
    wait_for_state(page, "received")
    assert photos_for_staff(portal, value) == []


def test_a_photo_that_is_ready_while_its_reading_is_kept_is_of_it(
    page: Page, portal: PhonePortal, taken: Path
) -> None:
    """Who takes a photo and types at once: making it small takes a slow phone seconds."""
    leave(page)
    page.evaluate(READY_WHILE_KEPT)
    page.locator(".camera input").first.set_input_files(taken)
    typed(page, next_value(portal)[1])
    wait_for_state(page, "Photo waiting on this phone")
    assert len(kept_on(page)["photos"]) == 1


def test_a_phone_without_room_keeps_the_reading_alone(
    page: Page, portal: PhonePortal, taken: Path
) -> None:
    """And says so; the reading is what counts."""
    value, words = next_value(portal)
    page.evaluate(NO_ROOM)
    page.locator(".camera input").first.set_input_files(taken)
    wait_for_state(page, "now type the reading")
    typed(page, words)
    wait_for_state(page, words.replace(",", "."))
    wait_for_state(page, "kept without its photo")
    wait_until(page, "self.phone.readings().then((rows) => rows.length === 0)")
    assert [row[1] for row in portal.sent()].count(value) == 1
    assert photos_for_staff(portal, value) == []


def test_photos_are_of_their_user_and_go_after_30_days(
    page: Page, portal: PhonePortal, taken: Path
) -> None:
    """A co-user of the same flat sends none; opened after a month the phone has none."""
    leave(page)
    page.locator(".camera input").first.set_input_files(taken)
    typed(page, next_value(portal)[1])
    wait_for_state(page, "Photo waiting on this phone")
    sign_in(page.context, portal, "co_user")
    return_(page)
    page.locator("#others").wait_for()
    post = "self.phone.photos().then(([row]) => self.phone.postPhoto(row))"
    assert page.evaluate(f"{post}.then((answer) => answer.status)") == 403
    page.evaluate(
        """self.phone.photos().then(([row]) =>
        self.phone.put("photos", {...row, at: Date.now() - 31 * 86400000}))"""
    )
    page.reload()
    wait_until(page, NONE_LEFT)
    assert waiting(page) == 1
