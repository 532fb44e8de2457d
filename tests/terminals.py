"""The program on a terminal."""

import os
import pty
import re
import subprocess
import sys
import termios
from pathlib import Path

PROGRAM = str(Path(sys.executable).with_name("einvoice"))


def on_terminal(arguments: list[str], columns: int) -> str:
    """Return what a terminal of so many columns gets from the program."""
    main, other = pty.openpty()
    termios.tcsetwinsize(other, (50, columns))
    environment = {name: value for name, value in os.environ.items() if name != "COLUMNS"}
    with subprocess.Popen(
        [PROGRAM, *arguments], stdin=other, stdout=other, stderr=other, env=environment
    ) as process:
        os.close(other)
        content = b""
        try:
            while chunk := os.read(main, 65536):
                content += chunk
        except OSError:  # the other end is closed
            pass
        process.wait(60)
    os.close(main)
    return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", content.decode().replace("\r\n", "\n"))
