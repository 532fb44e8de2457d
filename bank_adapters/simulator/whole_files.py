"""Files of the simulated banks that appear at once, whole."""

from pathlib import Path


def write_whole(path: Path, content: bytes) -> None:
    """Let a file appear at once, whole."""
    temporary = path.with_name(f".{path.name}.new")
    temporary.write_bytes(content)
    temporary.rename(path)
