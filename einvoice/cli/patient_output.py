"""Output whose reader may leave early: `| head` is no error, and the command goes on."""

import io
import os
import sys
from typing import TextIO


class _Patient(io.FileIO):
    """Writes on; once nobody reads any more, into nothing."""

    def write(self, data) -> int:  # type: ignore[no-untyped-def] # noqa: ANN001 - any buffer
        """Write, and drop what nobody reads."""
        try:
            return super().write(data) or 0
        except BrokenPipeError:
            nothing = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nothing, self.fileno())
            os.close(nothing)
            return len(data)


def outlive_readers() -> None:
    """Let stdout and stderr outlive who reads them."""
    sys.stdout = _patient(sys.stdout)
    sys.stderr = _patient(sys.stderr)


def _patient(stream: TextIO) -> TextIO:
    if not isinstance(stream, io.TextIOWrapper):
        return stream  # closed, or not a file
    stream.flush()
    raw = _Patient(stream.fileno(), "w", closefd=False)
    return io.TextIOWrapper(
        io.BufferedWriter(raw),
        encoding=stream.encoding,
        errors=stream.errors,
        line_buffering=stream.line_buffering,
    )
