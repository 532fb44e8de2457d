"""Sets an installation up: configuration, data folder, database."""

import secrets
from pathlib import Path

from einvoice.clock import Clock
from einvoice.config import load_config
from einvoice.core.errors import UsageError
from jobs.config_text import config_text, tag_of
from jobs.context import Context
from jobs.talk import Talk


def init(config: Path, talk: Talk) -> None:
    """Write a commented configuration when there is none, and create the database.

    An existing configuration is kept, so that `init` also brings a new folder or an older
    database to this version.
    """
    if config.exists():
        talk.say(f"{config} is there and stays as it is")
    else:
        write_config(config, config_text(tag_of(secrets.randbits(30))))
        talk.say(f"wrote {config}: fill in the seller and the banks")
    context = Context(load_config(config), Clock(), talk)
    try:
        context.store.create()
    finally:
        context.close()
    talk.say(f"the database is ready in {context.config.data_path}")


def write_config(path: Path, text: str) -> None:
    """Write a configuration that does not exist yet.

    Raises:
        UsageError: its folder does not exist, or the file does already.
    """
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except OSError as error:
        raise UsageError(f"{path}: cannot be written: {error.strerror}") from error
