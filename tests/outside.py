"""Real servers that our program talks to: one for mail, one for pings. On the loopback."""

import http.server
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from sample_company import Company

_POLL_SECONDS = 0.01  # how long a server takes to notice that it is to end


@dataclass
class MailBox:
    """A mail server and what it took; ``refuses`` makes it say no."""

    port: int = 0
    refuses: bool = False
    messages: list[str] = field(default_factory=list)
    logins: list[str] = field(default_factory=list)


@contextmanager
def mail_server() -> Iterator[MailBox]:
    """Run a server that speaks enough SMTP to take a message."""
    box = MailBox()

    class Session(_Session):
        mail_box = box

    with _served(socketserver.ThreadingTCPServer(("127.0.0.1", 0), Session)) as port:
        box.port = port
        yield box


class _Session(socketserver.StreamRequestHandler):
    mail_box: MailBox

    def handle(self) -> None:
        self._say("220 test")
        while line := self.rfile.readline().decode().strip():
            command = line.split(" ", 1)[0].upper()
            if command == "QUIT":
                self._say("221 bye")
                return
            self._obey(command, line)

    def _obey(self, command: str, line: str) -> None:
        if command == "EHLO":
            self._say("250-test")
            self._say("250 AUTH PLAIN")
        elif command == "AUTH":
            self.mail_box.logins.append(line)
            self._say("235 ok")
        elif command == "RCPT" and self.mail_box.refuses:
            self._say("550 nobody here")
        elif command == "DATA":
            self._say("354 go on")
            self._take()
        else:
            self._say("250 ok")

    def _take(self) -> None:
        lines = []
        while (line := self.rfile.readline().decode().rstrip("\r\n")) != ".":
            lines.append(line)
        self.mail_box.messages.append("\n".join(lines))
        self._say("250 taken")

    def _say(self, text: str) -> None:
        self.wfile.write(f"{text}\r\n".encode())


@dataclass
class Monitor:
    """A monitor and the pings it got: paths and texts; ``status`` is what it answers."""

    url: str = ""
    status: int = 200
    pings: list[tuple[str, str]] = field(default_factory=list)


@contextmanager
def monitor_server() -> Iterator[Monitor]:
    """Run a web server that takes pings."""
    monitor = Monitor()

    class Page(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = int(self.headers.get("Content-Length", "0"))
            monitor.pings.append((self.path, self.rfile.read(length).decode()))
            self.send_response(monitor.status)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            return

    with _served(http.server.ThreadingHTTPServer(("127.0.0.1", 0), Page)) as port:
        monitor.url = f"http://127.0.0.1:{port}/ping/secret-uuid"
        yield monitor


@contextmanager
def _served(server: socketserver.TCPServer) -> Iterator[int]:
    with server:
        thread = threading.Thread(target=server.serve_forever, args=(_POLL_SECONDS,), daemon=True)
        thread.start()
        yield int(server.server_address[1])
        server.shutdown()
        thread.join()


def told_through(company: Company, box: MailBox, monitor: Monitor) -> None:
    """Let the configuration name every way of telling."""
    secret = company.home / "ping"
    secret.write_text(monitor.url)
    secret.chmod(0o600)
    company.edit_config(
        "[alerts]\n",
        f'[alerts]\nemail_to = ["f@example.lv"]\nemail_from = "e@example.lv"\n'
        f'smtp_host = "127.0.0.1"\nsmtp_port = {box.port}\nsmtp_security = "none"\n'
        'webhook = "file:ping"\nmetrics_file = "e.prom"\nlog_file = "e.log"\n',
    )


def unreachable(company: Company) -> None:
    """Take the way to one bank away."""
    path = company.home / "config.toml"
    head, name, rest = path.read_text("utf-8").partition("[banks.seb]\n")
    gone = rest.replace('transport = "simulator"', 'transport = "folder"\nfolder = "nowhere"', 1)
    path.write_text(head + name + gone, "utf-8")
