"""The configuration: all faults reported together, values never shown."""

from pathlib import Path

import pytest

from einvoice.config import load_config
from einvoice.core.errors import UsageError
from einvoice.texts.errors import sentence
from jobs.banks import rehearses
from jobs.setup.config_text import config_text

GOOD = config_text("TEST01")


def faults(tmp_path: Path, text: str) -> str:
    """Return what is said about a configuration."""
    path = tmp_path / "config.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(UsageError) as caught:
        load_config(path)
    return sentence(caught.value.cause, "en")


def test_the_example_loads(tmp_path: Path) -> None:
    """Defaults are those of the contract, paths lie beside the file."""
    path = tmp_path / "config.toml"
    path.write_text(GOOD, "utf-8")
    config = load_config(path)
    assert config.data_path == tmp_path / "data"
    assert config.database_url == ""
    assert config.limits.held_flats == 25
    assert rehearses(config)


@pytest.mark.parametrize(
    "url", ["postgresql://user:secret@host/db", "postgresql://host/db?user=x&password=secret"]
)
def test_a_password_in_the_url_is_refused(tmp_path: Path, url: str) -> None:
    """Secrets never stand in the configuration, nor in the message about it."""
    said = faults(tmp_path, GOOD.replace('url = ""', f'url = "{url}"'))
    assert "database: url holds a password, expected none" in said
    assert "secret" not in said


def test_a_relative_database_lies_beside_the_configuration(tmp_path: Path) -> None:
    """From wherever the program is called it is the same one."""
    path = tmp_path / "config.toml"
    path.write_text(GOOD.replace('\nurl = ""', '\nurl = "sqlite:///rel.db"'), "utf-8")
    assert load_config(path).database_url == f"sqlite:///{tmp_path / 'rel.db'}"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("[seller]", "[seller]\ncolour = 1", "seller.colour: unknown key"),
        ('reg_no = "49900001005"', 'reg_no = "49900001006"', "reg_no is wrong, expected 11 digits"),
        ("LV44HABA0551000000001", "LV45HABA0551000000001", "account is wrong, expected an IBAN"),
        ('bic = "HABALV22"', 'bic = "HABA"', "banks.swedbank.bic"),
        ('installation_tag = "TEST01"', 'installation_tag = "test"', "installation_tag"),
        ("held_flats = 25", 'held_flats = "25"', "limits.held_flats"),
        ("attempts = 3", "attempts = 0", "limits.attempts"),
        (
            '\ntransport = "simulator"',
            '\ntransport = "sftp"',
            "transport sftp needs host, user, key_file and host_keys",
        ),
        ('\ntransport = "simulator"', '\ntransport = "folder"', "transport folder needs folder"),
        ('\ntransport = "simulator"', '\ntransport = "carrier pigeon"', "banks.swedbank.transport"),
        ('balances = "required"', 'balances = "maybe"', "billing.balances"),
    ],
)
def test_each_fault_is_named_with_its_key(
    tmp_path: Path, old: str, new: str, expected: str
) -> None:
    """`where: what is wrong, what was expected`."""
    assert old in GOOD
    assert expected in faults(tmp_path, GOOD.replace(old, new))


def test_all_faults_are_reported_together(tmp_path: Path) -> None:
    """One look at the message is enough to mend the file."""
    text = GOOD.replace("held_flats = 25", "held_flats = -1").replace("[seller]", "[seller]\nx = 1")
    assert len(faults(tmp_path, text).splitlines()) == 2


def test_faults_of_one_table_are_reported_together(tmp_path: Path) -> None:
    """An unknown key hides no wrong number or account beside it."""
    text = GOOD.replace("[seller]", "[seller]\ncolour = 1").replace("49900001005", "49900001006")
    text = text.replace("LV44HABA0551000000001", "LV45HABA0551000000001")
    text = text.replace("[banks.swedbank]", "[banks.swedbank]\nharbour = 1")
    said = faults(tmp_path, text)
    for words in ("seller.colour", "reg_no is wrong", "swedbank.harbour", "account is wrong"):
        assert words in said


def test_values_are_never_repeated(tmp_path: Path) -> None:
    """A wrong account is not shown: it may be half right."""
    account = "LV45HABA0551000000001"
    assert account not in faults(tmp_path, GOOD.replace("LV44HABA0551000000001", account))


@pytest.mark.parametrize(("text", "expected"), [("a = ", "not readable as TOML"), ("", "seller")])
def test_broken_and_empty_files_are_refused(tmp_path: Path, text: str, expected: str) -> None:
    """With the line, or the table that is missing."""
    assert expected in faults(tmp_path, text)


def test_a_file_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    """No traceback for a wrong encoding."""
    path = tmp_path / "config.toml"
    path.write_bytes(GOOD.encode("utf-16"))
    with pytest.raises(UsageError, match="configuration-not-toml"):
        load_config(path)


def test_a_trusted_proxy_is_a_network(tmp_path: Path) -> None:
    """A name that is none would be believed of nobody, and its operator would not know."""
    text = GOOD.replace("[portal]\n", '[portal]\ntrusted_proxies = ["10.0.0.0/8", "proxy"]\n')
    assert "portal.trusted_proxies: expected an address or a network" in faults(tmp_path, text)


MAIL = '[mail]\nhost = "smtp.example.lv"\nfrom = "a@example.lv"\n'


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ('host = "smtp.example.lv"', "mail: host needs from"),
        ('host = "smtp.example.lv:587"\nfrom = "a@b.lv"', "mail.host: expected a server's name"),
        ('host = "smtp://example.lv"\nfrom = "a@b.lv"', "mail.host: expected a server's name"),
        ('host = ["a"]', "mail.host: expected a text in quotes"),
        (f"{MAIL[7:]}port = 0", "mail.port: expected a number from 1"),
        (f"{MAIL[7:]}port = 70000", "mail.port: expected a number up to 65535"),
        (f'{MAIL[7:]}port = "587"', "mail.port: expected a whole number without quotes"),
        (
            f'{MAIL[7:]}security = "ssl"',
            "mail.security: expected one of 'starttls', 'tls' or 'none'",
        ),
        (f'{MAIL[7:]}security = "none"', "security none is for a server on this machine alone"),
        (f'{MAIL[7:]}user = "u"', "mail: user and password come together"),
        (f'{MAIL[7:]}password = "env:P"', "mail: user and password come together"),
        (
            f'{MAIL[7:]}user = "u"\npassword = "hunter2"',
            "mail.password: expected file:PATH or env:",
        ),
        ('from = "office"', "mail.from: expected an e-mail address"),
        ('from = "A <a@b.lv>"', "mail.from: expected an e-mail address"),
        ('reply_to = "a@b.lv, c@d.lv"', "mail.reply_to: expected an e-mail address"),
        (f'from = "{"a" * 99}@b.lv"', "mail.from: too long, expected at most 100 characters"),
        ("per_minute = 0", "mail.per_minute: expected a number from 1"),
        ("per_minute = 1.5", "mail.per_minute: expected a whole number without quotes"),
        ("per_minute = 60001", "mail.per_minute: expected a number up to 60000"),
        ('automatic = "yes"', "mail.automatic: expected true or false without quotes"),
        ('hosts = "x"', "mail.hosts: unknown key, expected one of the keys of this table"),
    ],
)
def test_each_fault_of_the_mail_server_is_named(tmp_path: Path, lines: str, expected: str) -> None:
    """With what was expected, in one line, and no value repeated."""
    said = faults(tmp_path, GOOD.replace("[mail]\n", f"[mail]\n{lines}\n"))
    assert expected in said
    assert len(said.splitlines()) == 1
    assert "hunter2" not in said


@pytest.mark.parametrize("host", ["127.0.0.1", "::1", "localhost"])
def test_a_mail_server_on_this_machine_needs_no_encryption(tmp_path: Path, host: str) -> None:
    """Nobody listens between."""
    path = tmp_path / "config.toml"
    lines = f'[mail]\nhost = "{host}"\nfrom = "a@b.lv"\nsecurity = "none"\n'
    path.write_text(GOOD.replace("[mail]\n", lines), "utf-8")
    assert load_config(path).mail.is_on
