"""Sets an installation up: configuration, data folder, database."""

import secrets
from pathlib import Path

from einvoice.clock import Clock
from einvoice.config import load_config
from einvoice.core.errors import UsageError
from jobs.context import Context
from jobs.setup.config_text import EMPTY_TAG, config_text, tag_of
from jobs.talk import Talk


def init(config: Path, talk: Talk) -> None:
    """Write a commented configuration when there is none, and create the database.

    An existing configuration is kept but for an empty installation tag, which is drawn, so that
    `init` also brings a copied configuration, a new folder or an older database up to date.
    """
    if not config.exists():
        write_config(config, config_text(_new_tag()))
        talk.say(f"wrote {config}: fill in the seller and the banks")
        talk.say(
            "`einvoice run` will calculate, issue and send by itself; for a person's look before "
            'anything is issued set review = "required" under [billing]'
        )
    elif _draw_tag(config):
        talk.say(f"{config}: drew the installation tag; the rest stays as it is")
    else:
        talk.say(f"{config} is there and stays as it is")
    context = Context(load_config(config), Clock(), talk)
    try:
        context.store.create()
    finally:
        context.close()
    talk.say(f"the database is ready in {context.config.data_path}")


def _new_tag() -> str:
    return tag_of(secrets.randbits(30))


def _draw_tag(config: Path) -> bool:
    """Fill an empty installation tag in; tell whether there was one."""
    if load_config(config).installation_tag:
        return False
    text = config.read_text("utf-8")
    if EMPTY_TAG not in text:
        raise UsageError(
            f"{config}: installation_tag is empty, expected 6 letters and digits",
            f"write it as {EMPTY_TAG} and run `einvoice init` again, which draws one",
        )
    config.write_text(text.replace(EMPTY_TAG, f'installation_tag = "{_new_tag()}"', 1), "utf-8")
    return True


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
