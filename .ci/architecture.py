"""Draws docs/architecture.svg: the floors of the house, from the import contracts and the imports.

Floors and their order are those that import-linter checks (`pyproject.toml`); what a room imports
and what it says of itself is read from the code.
"""

import ast
import textwrap
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

import grimp

ROOT = Path(__file__).parent.parent
TARGET = ROOT / "docs" / "architecture.svg"
PACKAGES = ("einvoice", "bank_adapters", "jobs")
GROUND, SHARED = "jobs (ground)", "einvoice (shared)"
MOST_IN_A_ROW = 3
WIDTH, GAP, LINE = 1180, 14, 15
TINTS = {"einvoice.cli": "#e8eefc", "jobs": "#e9f5ee", "einvoice.core": "#fdf1dc"}
FONT = "font-family='DejaVu Sans, Verdana, sans-serif'"


@dataclass(frozen=True)
class Room:
    """One box: modules that belong together on one floor."""

    name: str
    purpose: str
    imports: tuple[str, ...]


def main() -> None:
    """Write the picture."""
    TARGET.write_text(drawn(), "utf-8")


def drawn() -> str:
    """Return the picture as SVG: a band for each floor, the highest first."""
    boxes, top = [], GAP
    for floor in floors():
        rows = [floor[at : at + MOST_IN_A_ROW] for at in range(0, len(floor), MOST_IN_A_ROW)]
        for row in rows:
            height = max(_height(room, _width(len(row))) for room in row)
            for at, room in enumerate(row):
                left = GAP + at * (_width(len(row)) + GAP)
                boxes.append(_box(room, left, top, _width(len(row)), height))
            top += height + GAP
        boxes.append(_arrow(top - GAP))
        top += GAP
    del boxes[-1]
    head = f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {WIDTH} {top}' {FONT}>"
    return "\n".join(
        [head, f"<rect width='{WIDTH}' height='{top}' fill='#ffffff'/>", *boxes, "</svg>\n"]
    )


def floors() -> list[list[Room]]:
    """Return the rooms of each floor, the highest floor first."""
    graph = grimp.build_graph(*PACKAGES)
    members = [list(_named(layer)) for layer in _layers()]
    room_of = {module: name for floor in members for name, modules in floor for module in modules}
    return [[_room(name, modules, room_of, graph) for name, modules in floor] for floor in members]


def _layers() -> Iterator[list[str]]:
    """Yield the members of each layer; the floors of the jobs in the place of `jobs`."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
    house, jobs = (one["layers"] for one in contracts["contracts"] if one["type"] == "layers")
    above = [layer for layer in jobs if all(_is_folder(one) for one in layer.split(" | "))]
    ground = " | ".join(layer for layer in jobs if layer not in above)
    for layer in house:
        for one in [*above, ground] if layer == "jobs" else [layer]:
            yield one.split(" | ")


def _named(layer: list[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the rooms of a layer: each folder by itself, single modules together, one as itself."""
    modules = [one for one in layer if not _is_folder(one)]
    yield from ((one, (one,)) for one in layer if _is_folder(one))
    if len(modules) == 1:
        yield modules[0], tuple(modules)
    elif modules:
        yield (GROUND if modules[0].startswith("jobs") else SHARED), tuple(modules)


def _is_folder(module: str) -> bool:
    return (ROOT / module.replace(".", "/")).is_dir()


def _room(
    name: str, modules: tuple[str, ...], room_of: dict[str, str], graph: grimp.ImportGraph
) -> Room:
    inside = {one for module in modules for one in (module, *graph.find_descendants(module))}
    found = {
        _home(to, room_of) for one in inside for to in graph.find_modules_directly_imported_by(one)
    }
    order = [*dict.fromkeys(room_of.values())]
    imports = sorted(found - {"", name}, key=order.index)
    return Room(name, _purpose(modules), tuple(imports))


def _home(module: str, room_of: dict[str, str]) -> str:
    """Return the room that a module belongs to; empty for one of no room."""
    while module and module not in room_of:
        module = module.rpartition(".")[0]
    return room_of.get(module, "")


def _purpose(modules: tuple[str, ...]) -> str:
    """Return what a room says of itself, or the names of its modules."""
    if len(modules) > 1:
        return ", ".join(one.rpartition(".")[2] for one in modules)
    path = ROOT / modules[0].replace(".", "/")
    path = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
    return (ast.get_docstring(ast.parse(path.read_text("utf-8"))) or "").partition("\n")[0]


# the drawing


def _width(rooms: int) -> int:
    return (WIDTH - GAP) // rooms - GAP


def _texts(room: Room, width: int) -> list[tuple[str, str]]:
    """Return the lines of a box with how each is written."""
    most = int(width / 6.4)
    below = ", ".join(_short(one) for one in room.imports)
    return [
        (room.name, "font-size='14' font-weight='bold' fill='#1c2733'"),
        *((one, "font-size='11.5' fill='#1c2733'") for one in textwrap.wrap(room.purpose, most)),
        *(
            (one, "font-size='11' fill='#2c5e8a'")
            for one in textwrap.wrap(
                f"imports {below}" if below else "imports nothing of ours", most
            )
        ),
    ]


def _short(name: str) -> str:
    """Return `store` of `einvoice.store`, `ground` of `jobs (ground)`."""
    return name.rpartition("(" if "(" in name else ".")[2].rstrip(")")


def _height(room: Room, width: int) -> int:
    return LINE * len(_texts(room, width)) + 2 * GAP


def _box(room: Room, left: int, top: int, width: int, height: int) -> str:
    tint = next((one for start, one in TINTS.items() if room.name.startswith(start)), "#f3f4f6")
    texts = [
        f"<text x='{left + GAP}' y='{top + GAP + LINE * at + 11}' {how}>{escape(text)}</text>"
        for at, (text, how) in enumerate(_texts(room, width))
    ]
    frame = f"width='{width}' height='{height}' rx='6' fill='{tint}' stroke='#c3ccd6'"
    return "\n".join([f"<rect x='{left}' y='{top}' {frame}/>", *texts])


def _arrow(top: int) -> str:
    """Return the arrow from a floor to the one below: the only direction of an import."""
    middle = WIDTH // 2
    return (
        f"<path d='M{middle} {top + 3} v{2 * GAP - 10} m-5 -6 l5 6 l5 -6' fill='none' "
        "stroke='#5b6b7b' stroke-width='1.6'/>"
    )


if __name__ == "__main__":
    main()
