"""Each way of telling against a real server; what fails is one kind of error, without secrets."""

import base64
import json
from dataclasses import replace
from email import message_from_bytes, policy
from pathlib import Path

import pytest
from openssh import free_port
from outside import mail_server, monitor_server

from einvoice.notify import mail, webhook
from einvoice.notify.failures import NotToldError
from einvoice.notify.json_log import write_log
from einvoice.notify.mail import MailServer, send_mail
from einvoice.notify.metrics import Metric, write_metrics
from einvoice.notify.secrets import secret
from einvoice.notify.webhook import Ping, ping


def test_a_mail_arrives_with_its_letters() -> None:
    """Subject and text in any language; the password goes to the server and into no repr."""
    with mail_server() as box:
        server = MailServer("127.0.0.1", box.port, "none", "a@example.lv", "us", "pass-word")
        send_mail(server, ("b@example.lv", "c@example.lv"), "Termiņš", "Līdz termiņam\nmaz laika")
        plain = MailServer("127.0.0.1", box.port, "none", "a@example.lv")
        send_mail(plain, ("b@example.lv",), "x", "y")
    first = message_from_bytes(box.messages[0].encode(), policy=policy.default)
    assert first["Subject"] == "Termiņš"
    assert first["To"] == "b@example.lv, c@example.lv"
    assert first.get_content().splitlines() == ["Līdz termiņam", "maz laika"]
    assert len(box.logins) == 1
    assert "pass-word" in base64.b64decode(box.logins[0].split()[-1]).decode()
    assert "pass-word" not in repr(server)
    odd = MailServer("127.0.0.1", server.port, "none", "a@example.lv", "us", "pāss")
    with mail_server() as box, pytest.raises(NotToldError, match="UnicodeEncodeError"):
        send_mail(replace(odd, port=box.port), ("b@example.lv",), "x", "y")


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_a_server_without_encryption_gets_no_mail_where_encryption_is_wanted(
    security: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither text nor password goes out in the clear."""
    monkeypatch.setattr(mail, "TIMEOUT_SECONDS", 1)
    with mail_server() as box:
        server = MailServer("127.0.0.1", box.port, security, "a@example.lv", "us", "word")  # type: ignore[arg-type]
        with pytest.raises(NotToldError, match=r"mail-not-taken server=127\.0\.0\.1"):
            send_mail(server, ("b@example.lv",), "x", "y")
    assert (box.messages, box.logins) == ([], [])


def test_a_mail_that_is_refused_or_goes_nowhere_is_told() -> None:
    """One kind of error, which names the server and not the people."""
    with mail_server() as box:
        box.refuses = True
        server = MailServer("127.0.0.1", box.port, "none", "a@example.lv")
        with pytest.raises(NotToldError, match="mail-not-taken") as refused:
            send_mail(server, ("b@example.lv",), "x", "y")
    assert "b@example.lv" not in str(refused.value)
    nowhere = MailServer("127.0.0.1", free_port(), "none", "a@example.lv")
    with pytest.raises(NotToldError, match="ConnectionRefusedError"):
        send_mail(nowhere, ("b@example.lv",), "x", "y")


def test_a_monitor_hears_of_start_success_and_failure() -> None:
    """By the address, with a text; a long text is cut."""
    with monitor_server() as monitor:
        ping(monitor.url, Ping.START)
        ping(monitor.url + "/", Ping.SUCCESS, "ā" * 20_000)
        ping(monitor.url, Ping.FAIL, "6")
    assert [path for path, _ in monitor.pings] == [
        "/ping/secret-uuid/start",
        "/ping/secret-uuid",
        "/ping/secret-uuid/fail",
    ]
    assert 0 < len(monitor.pings[1][1].encode()) <= 10_000
    assert monitor.pings[2][1] == "6"


def test_a_monitor_that_is_not_there_is_told_without_its_address(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The path of the address is a secret."""
    monkeypatch.setattr(webhook, "TIMEOUT_SECONDS", 1)
    with monitor_server() as monitor:
        monitor.status = 500
        with pytest.raises(NotToldError, match=r"webhook-not-taken host=127\.0\.0\.1") as failed:
            ping(monitor.url, Ping.START)
    assert "secret-uuid" not in str(failed.value)
    for url in (f"http://127.0.0.1:{free_port()}/secret-uuid", "file:///etc/passwd", "secret-uuid"):
        with pytest.raises(NotToldError) as failed:
            ping(url, Ping.START)
        assert "secret-uuid" not in str(failed.value)


def test_the_metrics_file_appears_whole(tmp_path: Path) -> None:
    """Help and type once per name, labels escaped, others may read it."""
    path = tmp_path / "e.prom"
    path.write_text("old")
    metrics = [
        Metric("b", 2, {"bank": 'o"d\\d\n'}),
        Metric("a", 1),
        Metric("b", 3, {"bank": "seb"}),
    ]
    write_metrics(path, metrics, {"a": "First", "b": "Second"})
    assert path.read_text() == (
        "# HELP a First\n# TYPE a gauge\na 1\n"
        '# HELP b Second\n# TYPE b gauge\nb{bank="o\\"d\\\\d\\n"} 2\nb{bank="seb"} 3\n'
    )
    assert path.stat().st_mode & 0o777 == 0o644
    assert [one.name for one in tmp_path.iterdir()] == ["e.prom"]
    with pytest.raises(NotToldError, match="cannot-write"):
        write_metrics(tmp_path / "nowhere" / "e.prom", metrics, {"a": "", "b": ""})


def test_the_log_is_one_object_a_line(tmp_path: Path) -> None:
    """Appended, for the owner alone."""
    path = tmp_path / "log"
    write_log(path, "2026-11-05T07:00:00Z", "run_started", period="2026-10")
    write_log(path, "2026-11-05T07:00:01Z", "done", message="a\nb ā")
    found = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    assert found == [
        {"at": "2026-11-05T07:00:00Z", "event": "run_started", "period": "2026-10"},
        {"at": "2026-11-05T07:00:01Z", "event": "done", "message": "a\nb ā"},
    ]
    assert path.stat().st_mode & 0o777 == 0o600
    with pytest.raises(NotToldError, match="cannot-write"):
        write_log(tmp_path / "nowhere" / "log", "x", "y")


def test_a_secret_is_read_by_reference(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From a file only we may read, or from the environment; errors never show it."""
    path = tmp_path / "word"
    path.write_text("s3cret\n")
    path.chmod(0o600)
    assert secret("file:word", tmp_path) == "s3cret"
    monkeypatch.setenv("WORD", "s4cret")
    assert secret("env:WORD", tmp_path) == "s4cret"
    path.chmod(0o640)
    for reference, message in (
        ("file:word", "secret-open-to-others"),
        ("file:none", "secret-unreadable"),
        ("env:NONE", "secret-unset"),
    ):
        with pytest.raises(NotToldError, match=message) as failed:
            secret(reference, tmp_path)
        assert "s3cret" not in str(failed.value)


def test_a_secret_that_systemd_hands_over_is_read_with_its_own_mode(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Systemd may mark it for its group; outside of a service the error says what is missing."""
    folder = tmp_path / "einvoice.service"
    folder.mkdir()
    (folder / "word").write_text("s3cret\n")
    (folder / "word").chmod(0o440)
    monkeypatch.delenv("CREDENTIALS_DIRECTORY", raising=False)
    with pytest.raises(NotToldError, match="secret-not-handed-over"):
        secret("file:$CREDENTIALS_DIRECTORY/word", tmp_path)
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(folder))
    assert secret("file:$CREDENTIALS_DIRECTORY/word", tmp_path) == "s3cret"
