"""Commands remembered: what was done to the same installation before is done once in a run.

Hundreds of tests begin with the same month: they call the same commands on the same files. The
first call does the work; a later one gets the files that the first one left and what it printed.
The whole folder with its modes, the words and the program's own settings must be the same to the
byte, and nothing may be replaced in the program meanwhile. Within one test nothing is remembered
twice, so that two calls that a test compares are two calls.
"""

import fcntl
import hashlib
import os
import pickle
import stat
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import wraps
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy import event

from einvoice.store import same_folder

_REPLACING = ("setattr", "delattr", "setitem", "delitem", "setenv", "delenv", "chdir")
_OUTSIDE = (b"127.0.0.1", b"localhost", b"postgresql", b'"/')
"""What a configuration names when a command reaches further than its own folder."""
_IDENTITY = (same_folder.MARK, same_folder.KEPT)
"""What says which folder this is, and nothing of what is in it."""
_DATABASE = "data/einvoice.db"
_MOST = 4000

Tree = dict[str, tuple[int, bytes | None]]
"""By path: its mode, and its bytes; None is a folder."""


@dataclass
class Memory:
    """Commands that were done before, in a folder that all workers of a run share."""

    folder: Path | None = None
    replaced: int = 0
    used: set[str] = field(default_factory=set)
    last: str = ""

    def begin(self) -> None:
        """Begin a test: nothing is replaced, and nothing was remembered in it."""
        self.replaced = 0
        self.used = set()

    def after(
        self, home: Path, words: tuple[object, ...], do: Callable[[], dict[str, Any]]
    ) -> dict[str, Any]:
        """Return what doing something to a folder returned when it was done before, or do it.

        The folder is then as it was left. Paths in it are said with this folder's name.
        """
        before = _tree(home) if self.folder and not self.replaced else None
        if before is None or self.folder is None or _reaches_outside(before, home, words):
            return do()
        self.last = key = _key(before, home, words)
        path = self.folder / key
        if key not in self.used and path.exists():
            self.used.add(key)
            return _put(path, before, home)
        self.used.add(key)
        returned = do()
        if not self.replaced and not path.exists() and (left := _tree(home)) is not None:
            _keep(path, before, left, returned, home)
        return returned


MEMORY = Memory()


@contextmanager
def remembering(folder: Path) -> Iterator[None]:
    """Remember commands in a folder until the end, and notice what is replaced meanwhile."""
    with pytest.MonkeyPatch.context() as patch:
        for name in _REPLACING:
            patch.setattr(pytest.MonkeyPatch, name, _noticed(getattr(pytest.MonkeyPatch, name)))
        patch.setattr(event, "listen", _listened(event.listen))
        folder.mkdir(exist_ok=True)
        MEMORY.folder = folder
        MEMORY.begin()
        yield
        MEMORY.folder = None


def _noticed(replace: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(replace)
    def noticing(*arguments: Any, **named: Any) -> Any:
        MEMORY.replaced += 1
        return replace(*arguments, **named)

    return noticing


def _listened(listen: Callable[..., Any]) -> Callable[..., Any]:
    """Whoever listens to every engine counts statements, or dies at one."""

    @wraps(listen)
    def noticing(target: Any, *arguments: Any, **named: Any) -> Any:
        MEMORY.replaced += target is sa.Engine
        return listen(target, *arguments, **named)

    return noticing


def _tree(home: Path) -> Tree | None:
    """Return what is in a folder; None where it is not only files, or somebody works there."""
    tree: Tree = {}
    for folder, names, files in os.walk(home):
        for name in (*names, *files):
            path = Path(folder, name)
            mode = path.lstat().st_mode
            if name in _IDENTITY:
                continue
            if not (stat.S_ISDIR(mode) or stat.S_ISREG(mode)) or name.endswith("-wal"):
                return None
            if name == "run.lock" and _is_held(path):
                return None
            tree[str(path.relative_to(home))] = mode, path.read_bytes() if name in files else None
    return tree


def _is_held(lock: Path) -> bool:
    """Return whether a run holds its lock: then a command is refused, whatever the files are."""
    with lock.open("rb") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False


def _reaches_outside(tree: Tree, home: Path, words: tuple[object, ...]) -> bool:
    _, settings = tree.get("config.toml", (0, None))
    named = [line for line in (settings or b"").splitlines() if not line.startswith(b"#")]
    return (
        not named
        or any(place in line for line in named for place in _OUTSIDE)
        or any(str(word).startswith("/") and not _inside(str(word), home) for word in words)
    )


def _inside(word: str, home: Path) -> bool:
    return Path(word).is_relative_to(home)


def _key(tree: Tree, home: Path, words: tuple[object, ...]) -> str:
    digest = hashlib.blake2b(digest_size=20)
    said = tuple(str(word).replace(str(home), "\0") for word in words)
    digest.update(repr(said).encode())
    for path, (mode, content) in sorted(tree.items()):
        digest.update(repr((path, mode, content is None, len(content or b""))).encode())
        digest.update(content or b"")
    return digest.hexdigest()


def _keep(path: Path, before: Tree, left: Tree, returned: dict[str, Any], home: Path) -> None:
    """Keep what is otherwise than before."""
    gone = sorted(before.keys() - left.keys(), reverse=True)
    changed = {name: entry for name, entry in left.items() if before.get(name) != entry}
    said = {
        name: value.replace(str(home), "\0") if isinstance(value, str) else value
        for name, value in returned.items()
    }
    if sum(1 for _ in path.parent.iterdir()) < _MOST:
        own = path.with_suffix(f".{os.getpid()}")
        own.write_bytes(zlib.compress(pickle.dumps((gone, changed, said)), 1))
        own.rename(path)


def _put(path: Path, before: Tree, home: Path) -> dict[str, Any]:
    """Leave a folder as it was left before."""
    gone, changed, said = pickle.loads(zlib.decompress(path.read_bytes()))  # noqa: S301 - ours
    for name in gone:
        target = home / name
        if before[name][1] is None:
            target.rmdir()
        else:
            target.unlink()
    for name, (mode, content) in sorted(changed.items()):
        target = home / name
        if content is None:
            target.mkdir(exist_ok=True)
        else:
            if name != _DATABASE:  # the same file to the file system, as a command leaves it
                target.unlink(missing_ok=True)
            target.write_bytes(content)
        target.chmod(stat.S_IMODE(mode))
    return {
        name: value.replace("\0", str(home)) if isinstance(value, str) else value
        for name, value in said.items()
    }
