"""Informs people and monitors; whatever fails here is reported and stops nothing."""

from collections.abc import Callable, Sequence

from einvoice.config import AlertsTable
from einvoice.notify.failures import NotToldError
from einvoice.notify.json_log import write_log
from einvoice.notify.mail import MailServer, send_mail
from einvoice.notify.metrics import Metric, write_metrics
from einvoice.notify.secrets import secret
from einvoice.notify.webhook import Ping, ping
from einvoice.texts.errors import reason
from einvoice.texts.screens import label
from jobs.context import Context


class Notifier:
    """The ways of telling that the configuration names; those it does not name do nothing."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._table: AlertsTable = context.config.alerts

    def mail(self, subject: str, lines: Sequence[str]) -> bool:
        """Send an e-mail; return whether it was taken (true where nobody is to be told)."""
        table = self._table
        if not table.email_to:
            return True

        def send() -> None:
            password = self._secret(table.smtp_password) if table.smtp_password else ""
            server = MailServer(
                table.smtp_host,
                table.smtp_port,
                table.smtp_security,
                table.email_from,
                table.smtp_user,
                password,
            )
            send_mail(server, table.email_to, subject, "\n".join(lines) + "\n")

        return self._tried(send)

    def ping(self, kind: Ping, text: str = "") -> bool:
        """Ping the monitor; return whether it was taken."""
        reference = self._table.webhook
        if not reference:
            return True
        return self._tried(lambda: ping(self._secret(reference), kind, text))

    def metrics(self, metrics: Sequence[Metric], helps: dict[str, str]) -> bool:
        """Write the metrics file; return whether it could be written."""
        path = self._table.metrics_file
        if path is None:
            return True
        return self._tried(lambda: write_metrics(self._context.config.home / path, metrics, helps))

    def log(self, event: str, **fields: object) -> bool:
        """Write a line of the log; return whether it could be written."""
        path = self._table.log_file
        if path is None:
            return True
        at = self._context.clock.timestamp()
        return self._tried(lambda: write_log(self._context.config.home / path, at, event, **fields))

    def _secret(self, reference: str) -> str:
        return secret(reference, self._context.config.home)

    def safely(self, tell: Callable[[], None]) -> bool:
        """Do all that belongs to telling; whatever goes wrong is said and stops nothing."""
        return self._tried(tell)

    def _tried(self, tell: Callable[[], None]) -> bool:
        try:
            tell()
        except NotToldError as error:
            why = reason(error.cause, self._context.config.language)
            self._warn("alerts.failed", why=why)
            return False
        except Exception as error:  # noqa: BLE001 - whatever a foreign server makes of it
            kind = type(error).__name__  # its words may name people, or a secret
            self._warn("alerts.broke", kind=kind)
            return False
        return True

    def _warn(self, key: str, **facts: str) -> None:
        self._context.talk.say(label(key, self._context.config.language, **facts))
