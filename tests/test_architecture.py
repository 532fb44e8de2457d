"""docs/architecture.svg shows the floors and imports that the code has."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def drawing() -> ModuleType:
    """Return the script that draws the picture."""
    spec = importlib.util.spec_from_file_location("drawing", ROOT / ".ci" / "architecture.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_picture_shows_the_imports_of_today(drawing: ModuleType) -> None:
    """`make picture` draws it again."""
    assert drawing.drawn() == drawing.TARGET.read_text("utf-8")


def test_no_room_imports_one_above_it(drawing: ModuleType) -> None:
    """Read from the picture's own floors, so that it cannot show an order that does not hold."""
    above: set[str] = set()
    for floor in drawing.floors():
        above |= {room.name for room in floor}
        for room in floor:
            assert not above & set(room.imports), room


def test_every_module_has_a_room(drawing: ModuleType) -> None:
    """A new folder is put on a floor, in `pyproject.toml`, before anything imports it."""
    names = {room.name for floor in drawing.floors() for room in floor}
    folders = {
        f"{package}.{path.name}"
        for package in ("einvoice", "jobs")
        for path in (ROOT / package).iterdir()
        if (path / "__init__.py").exists()
    }
    assert folders <= names
