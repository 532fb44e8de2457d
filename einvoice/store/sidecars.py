"""Small files beside the archive's bytes: read, or named when they are damaged."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from einvoice.core.errors import RefusedByCheckError


class DamagedSidecarError(RefusedByCheckError):
    """A file with the state of an archived file cannot be understood."""

    def __init__(self, path: Path) -> None:
        super().__init__("archive-damaged", name=f"{path.parent.name}/{path.name}")
        self.path = path


@contextmanager
def understood(path: Path) -> Iterator[None]:
    """Name a file whose content is not what was once written there.

    Raises:
        DamagedSidecarError: it is none of ours any more.
    """
    try:
        yield
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise DamagedSidecarError(path) from error


def is_damaged(path: Path, read: Callable[[Path], object]) -> bool:
    """Return whether a reader cannot understand a file."""
    try:
        read(path)
    except DamagedSidecarError:
        return True
    return False
