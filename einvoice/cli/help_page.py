"""The page of `--help`: the commands by who uses them and when, and an example of each."""

from collections.abc import Iterator

from typer.core import TyperGroup

# `purge` and `restore` last: they cannot be undone.
SECTIONS = (
    ("Finance staff, every month", "import calculate check show issue run status report export"),
    ("Finance staff, customers without a bank", "mail print"),
    ("Finance staff, the client portal", "codes push-keys remind staff"),
    ("Finance staff, when something is wrong", "hold release rerun void credit subscriptions"),
    ("Finance staff, payments", "payments account debtors refunds"),
    (
        "When a file's delivery is in doubt",
        "render deliver poll answers resend mark-sent mark-accepted mark-refused",
    ),
    ("By itself (cron or systemd; `run` too)", "scheduler watch worker"),
    (
        "Setting up and trying out",
        "init doctor demo sample rehearse compare bank-simulator portal help",
    ),
    ("Keeping and proving", "trace reproduce backup migrate audit person"),
    ("Cannot be undone", "restore purge"),
)

EXAMPLES = {
    "account": "einvoice account B0001-12",
    "answers": "einvoice answers",
    "audit": "einvoice audit verify",
    "audit accept": 'einvoice audit accept --period 2026-10 --reason "a row mended by hand, 5 Nov"',
    "audit mend": "einvoice audit mend",
    "audit verify": "einvoice audit verify",
    "backup": "einvoice backup /backup/einvoice-2026-11-05.db",
    "bank-simulator": "einvoice bank-simulator --dir bank --port 2222 --fault refuse-some",
    "calculate": "einvoice calculate --period 2026-10",
    "check": "einvoice check --period 2026-10",
    "codes": "einvoice codes --building B0001 --to letters.pdf",
    "compare": "einvoice compare old.csv --map names.csv --tolerance 1",
    "credit": 'einvoice credit 26110000001 --reason "wrong tariff"',
    "debtors": "einvoice debtors --days 30 --to debtors.xlsx",
    "deliver": "einvoice deliver --period 2026-10 --bank seb",
    "demo": "einvoice demo --flats 300 --fault refuse-some",
    "doctor": "einvoice doctor --all",
    "export": "einvoice export invoices --period 2026-10 --to invoices.csv",
    "help": "einvoice help rerun",
    "hold": 'einvoice hold B0001-12 --reason "the area is being measured"',
    "import": "einvoice import input/ --dry-run",
    "init": "einvoice init",
    "issue": "einvoice issue --period 2026-10",
    "mail": "einvoice mail --period 2026-10",
    "mark-accepted": 'einvoice mark-accepted 26110000001 --evidence "the bank, 6 Nov"',
    "mark-refused": 'einvoice mark-refused 26110000001 --evidence "the bank, 6 Nov"',
    "mark-sent": 'einvoice mark-sent 2611SE00001CK4ZJF --evidence "uploaded by hand, 5 Nov"',
    "migrate": "einvoice migrate",
    "payments": "einvoice payments",
    "payments accept": "einvoice payments accept k4x2 --flat B0001-12",
    "payments exclude": 'einvoice payments exclude k4x2 --reason "a fee of the bank"',
    "payments import": "einvoice payments import statement.xml --dry-run",
    "payments undo": 'einvoice payments undo k4x2 --reason "of the neighbour"',
    "person": "einvoice person extract B0001-12 --to person.json",
    "person erasure": "einvoice person erasure B0001-12",
    "person extract": "einvoice person extract B0001-12 --to person.html",
    "poll": "einvoice poll --bank seb",
    "portal": "einvoice portal --port 8443",
    "print": "einvoice print --period 2026-10 --to paper",
    "purge": "einvoice purge --older-than 5",
    "release": 'einvoice release B0001-12 --reason "measured"',
    "push-keys": "einvoice push-keys",
    "refunds": "einvoice refunds",
    "refunds add": 'einvoice refunds add B0001-12 --payment k4x2 --reason "paid twice"',
    "refunds cancel": 'einvoice refunds cancel RFNDK4X2 --reason "the customer asked"',
    "refunds write": "einvoice refunds write --to bank",
    "rehearse": "einvoice rehearse --period 2026-11",
    "remind": "einvoice remind",
    "render": "einvoice render --period 2026-10",
    "report": "einvoice report --period 2026-10 --to october.xlsx",
    "rerun": "einvoice rerun --rejected --period 2026-10",
    "reproduce": "einvoice reproduce 2026-10",
    "resend": 'einvoice resend 2611SE00001CK4ZJF --evidence "the bank says it has no such file"',
    "restore": "einvoice restore /backup/einvoice-2026-11-05.db",
    "run": "einvoice run --period 2026-10",
    "sample": "einvoice sample input --flats 50 --period 2026-10",
    "scheduler": "einvoice scheduler",
    "show": "einvoice show B0001-12 --period 2026-10",
    "staff": "einvoice staff list",
    "staff add": 'einvoice staff add ilze@example.lv --name "Ilze" --role manager',
    "staff apply": "einvoice staff apply",
    "staff end": "einvoice staff end ilze@example.lv",
    "staff list": "einvoice staff list",
    "staff password": "einvoice staff password ilze@example.lv",
    "status": "einvoice status --period 2026-10",
    "subscriptions": "einvoice subscriptions --bank seb",
    "trace": "einvoice trace B0001-12 --period 2026-10",
    "void": 'einvoice void 26110000001 --reason "wrong owner"',
    "watch": "einvoice watch --period 2026-10",
    "worker": "einvoice worker",
}


class GroupedHelp(TyperGroup):
    """A program whose help is grouped by who uses what and when, and is never cut."""

    def format_commands(self, ctx, formatter) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001 - typer's own types are private
        """Write a section per kind of use; a command of none comes last."""
        del ctx
        for title, names in self._sections():
            with formatter.section(title):
                formatter.write_dl([(name, self._first_sentence(name)) for name in names])

    def _sections(self) -> Iterator[tuple[str, list[str]]]:
        left = list(self.commands)
        for title, names in SECTIONS:
            here = [name for name in names.split() if name in self.commands]
            left = [name for name in left if name not in here]
            if here:
                yield title, here
        if left:
            yield ("Other" if len(left) < len(self.commands) else "Commands"), left

    def _first_sentence(self, name: str) -> str:
        """Return the first paragraph of a command's help, whole."""
        return " ".join((self.commands[name].help or "").split("\n\n")[0].split())


def add_examples(group: object, path: str = "") -> None:
    """Put an example under the help of each command of a group, and of the groups in it."""
    for name, command in getattr(group, "commands", {}).items():
        place = f"{path}{name}"
        if place in EXAMPLES:
            command.epilog = f"Example:\n\n\b\n  {EXAMPLES[place]}"
        add_examples(command, f"{place} ")
