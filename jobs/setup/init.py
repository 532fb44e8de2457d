"""Sets an installation up: configuration, data folder, database."""

import secrets
from pathlib import Path

from einvoice.clock import Clock
from einvoice.config import load_config
from einvoice.core.advice import Action, Advice
from einvoice.core.errors import UsageError
from einvoice.texts.advice import spelled
from einvoice.texts.screens import label
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
        keys = ["init.wrote", "init.review"]
    else:
        keys = ["init.drew" if _draw_tag(config) else "init.there"]
    context = Context(load_config(config), Clock(), talk)
    language, command = context.config.language, spelled(Advice(Action.RUN))
    for key in keys:
        talk.say(label(key, language, path=config, command=command))
    try:
        context.store.create()
    finally:
        context.close()
    talk.say(label("init.ready", language, path=context.config.data_path))


def _new_tag() -> str:
    return tag_of(secrets.randbits(30))


def _draw_tag(config: Path) -> bool:
    """Fill an empty installation tag in; return whether there was one."""
    if load_config(config).installation_tag:
        return False
    text = config.read_text("utf-8")
    if EMPTY_TAG not in text:
        raise UsageError("no-tag", path=config, tag=EMPTY_TAG)
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
        raise UsageError("cannot-write", path=path, why=error.strerror) from error
