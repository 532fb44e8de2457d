"""The commented `config.toml` that `init` and `demo` write."""

import json
from dataclasses import dataclass

from einvoice.core.period import Period

EMPTY_TAG = 'installation_tag = ""'
"""The text that `init` replaces in a configuration that was copied."""

_OPENING = '# from = "2026-10"\n# opening_date = 2026-11-02'
"""The text that the demo replaces by its own month."""

_TAG_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"

_SPREAD = 0x2545F491  # odd, so that neighbouring numbers give tags that look nothing alike

_TEMPLATE = """\
# einvoice: one installation's settings. Paths are relative to this file.
# Unknown keys are errors. Secrets are never written here, only the files that hold them.

# Everything that is kept: database, outbox, archive. Readable by the owner alone.
data_dir = "data"

# Part of every file id, drawn once by `einvoice init`. Never change it.
installation_tag = {tag}

# In which language staff read reasons and reports: "lv", "ru" or "en".
language = "{language}"
{today}
[seller]
name = {name}
reg_no = {reg_no}
vat_no = {vat_no}
address = {address}
city = {city}
postal_code = {postal_code}
phone = {phone}
email = {email}
# url = "https://www.example.lv"

[billing]
# "required": once any balance is imported, a flat without a balance for the period is held.
# "none": a flat without a balance begins the period with a balance of 0.
balances = "required"
# A building's meter shows less than its flats' meters: "by_use" gives the difference back in
# proportion to use; "hold" holds the building until a person has looked.
negative_difference = "by_use"
# The price of heating a m3 of water is believed between these percentages of norm x price;
# outside them the building is held.
hot_water_price_min_percent = 30
hot_water_price_max_percent = 300
# A flat with at least N invoices issued here in the last 12 months is held when its total changed
# by more than N times its building's median change since last month.
hold_after_invoices = 6
hold_change_times = 3
# Before that: a flat whose total is more than N times its building's median by m2 or by person is
# held, and a building with an apartment of more than N times the usual area.
hold_median_times = 10
# "none": `einvoice run` calculates, issues and sends by itself; nobody is asked in between.
# "required": `run` calculates, reports by e-mail that the month waits, and issues nothing until
# a person has looked at it and called `einvoice issue`.
review = "none"

[limits]
# More than this is held, and the run stops: something general must be wrong. What a person
# holds, or took back, does not count.
# Percentages are in hundredths: 50 = 0.5 %.
held_flats = 25
held_flats_percent = 50
held_buildings = 3
held_buildings_percent = 200
# How often a transfer that broke is tried again in one run.
attempts = 3
# A value of an import row above these is kept and held until a person confirms it
# (`einvoice import --confirm ROW --reason TEXT`). They catch a lost decimal point. m2 and
# persons of apartments and studios, and of other premises; MW; net prices by unit; norms in m3 a
# person and kWh a m3; m3 or MWh a month between two readings of a meter; sums in EUR.
apartment_m2_least = 8
apartment_m2 = 500
other_m2 = 10000
apartment_persons = 20
other_persons = 500
ownership_share = 100000
requested_mw = 5
price_m3 = 50
price_mwh = 1000
price_mw_year = 200000
price_m2 = 50
price_person = 100
price_property = 1000
norm_m3 = 20
norm_kwh = 200
flat_use_m3 = 200
house_use_m3 = 20000
house_use_mwh = 2000
cost_eur = 100000
charge_eur = 5000
balance_eur = 50000
# Nothing is issued above these m3 of cold or of hot water of a month, also as a credit: the whole
# building, which shares the difference, is held until `einvoice release FLAT --reason TEXT` of the
# apartment or studio, or of the other premises.
apartment_use_m3 = 200
other_use_m3 = 2000
# Nothing is issued above these sums of a month with VAT, in EUR: an apartment or studio, and other
# premises, are held until `einvoice release FLAT --reason TEXT`; a bank's file stops the month.
apartment_total_eur = 2000
other_total_eur = 20000
file_total_eur = 5000000
# `einvoice check` shows a price above N times, or below 1/N of, the price before it; and the first
# price of a service where it is above these, in EUR net by unit. Nothing is held.
price_change_times = 3
usual_price_m3 = 6
usual_price_mwh = 250
usual_price_mw_year = 100000
usual_price_m2 = 2
usual_price_person = 15
usual_price_property = 30

[database]
# Empty = SQLite in data_dir. "postgresql://user@host/name" = PostgreSQL (pip install
# 'einvoice[postgresql]'); its password is in ~/.pgpass or PGPASSWORD, never here.
url = ""
# A file on another disk or mount that sees how far the database has come, before each sending: so a
# snapshot of yesterday that is put back sends nothing twice, even where the banks say nothing.
# witness = "/mnt/other/einvoice-witness.json"

[payments]
# Where the balances that invoices carry come from: "imported" (`balances` files), or "statements":
# from the month `from` on, the accounts of customers that the banks' statements make.
source = "imported"
# Accounts that customers pay to, beside those of the banks below: their statements are read, others
# are refused.
accounts = []
# A payment pays the invoices it names, then the oldest due ("named_oldest"); or always the oldest
# due ("oldest").
order = "named_oldest"
# A payment without a number, from an account known for one customer: "propose" it, or "apply" it.
by_account = "propose"
# What client numbers look like, where the ids of flats are short or look like other numbers: a
# regular expression, for example "B[0-9]{{4}}-[0-9]+". Empty = any id of a flat.
client_number = ""
# Entries that are no payments of customers, by the bank's code of the entry (* = any letters), the
# account of the other side ("own" = each of ours) or its name; debits unless side says otherwise.
# They are settled only where no number or payer of ours is found: `einvoice payments --not-ours`.
# not_ours = [
#     {{ name = "fees of the bank", code = "PMNT-*-CHRG" }},
#     {{ name = "between our accounts", account = "own", side = "both" }},
# ]
# The month whose imported balances are the opening debts of the accounts, as they were at the
# beginning of this day: no later than the day on which that month is issued. `run` then looks for
# statements also when nothing of a month is left to do.
{opening}
# Nothing is issued ("stop") when more than 3 banking days passed since the last day that statements
# close on all accounts; or invoices are issued with a warning ("allow").
stale = "stop"

[accounts]
# For bookkeeping: the accounts of `einvoice export postings`, which names all that are missing.
# receivable = "2310"

[accounts.services]
# Income by service; "service percent" where an account is for one rate of VAT.
# management_fee = "6110"
# "waste 0" = "6120"

[accounts.vat]
# VAT by percent.
# "21" = "5721"
# "12" = "5722"

[scale]
# From so many flats on, several processes calculate and write files: as many as the machine has
# cores, or the number here. The files are the same, byte for byte.
parallel_from = 5000
workers = 0
# Workers on several machines do the work (PostgreSQL; docs/ADMINISTRATION.md, "Several machines").
# `workers` is then how many there are; a worker that is silent for longer than this has ended.
# engine = "procrastinate"
# silent_seconds = 30

[mail]
# The server that mails invoices to customers without a bank; without `host` all are for `print`.
# host = "smtp.example.lv"                  # also: port, security, user, password, reply_to,
# from = "rekini@example.lv"                # per_minute, automatic (docs/ADMINISTRATION.md)

[portal]
# address = "https://portals.example.lv"    # the client portal: docs/PORTAL.md

[scheduler]
# `einvoice scheduler` does what is due every hour at this minute.
minute = 7

[alerts]
# Who is told by e-mail when a person is needed, and 72, 24 and 6 hours before the deadline.
# email_to = ["rekini@example.lv"]
# email_from = "einvoice@example.lv"
# smtp_host = "smtp.example.lv"
# smtp_port = 587
# smtp_security = "starttls"                # or "tls", or "none" for a server on this machine
# smtp_user = "einvoice"
# smtp_password = "file:keys/smtp_password" # mode 0600; or "env:NAME"
# A monitor that is pinged at start, success and failure of a run, and alarms when pings stop.
# webhook = "file:keys/ping_url"
# Figures for Prometheus' node exporter, and one JSON object per line; no personal data in them.
# metrics_file = "/var/lib/node_exporter/einvoice.prom"
# log_file = "data/einvoice.log"

# transport = "simulator": the bank that comes with this program, in the folder bank/ here;
#   simulator_faults = ["refuse-some"]      # what it does wrong; docs/OPERATIONS.md lists them
# transport = "folder": folder = "/mnt/bank", with inbox and outbox in it; or these two alone.
# transport = "sftp": the real bank; then also
#   host = "sftp.bank.example"
#   port = 22
#   user = "OURUSER"
#   key_file = "keys/bank_ed25519"          # mode 0600, or "$CREDENTIALS_DIRECTORY/NAME" (systemd)
#   host_keys = ["SHA256:..."]              # or "ssh-ed25519 AAAA..."; from the bank, on paper
#   timeout_seconds = 60                    # so long an answer is waited for
# inbox is the bank's folder we write to, outbox that of its answers; else its profile's.
# contract_until, key_until = 2027-12-31: last days, of which `einvoice rehearse` reminds 60 ahead.
# [banks.X.profile] overrides single values of the bank's profile (`einvoice doctor` lists them).
"""

_BANK = """
[banks.{bank}]
transport = "simulator"
contract = {contract}
account = {account}
bic = {bic}
settle_seconds = {settle}
"""


@dataclass(frozen=True, slots=True)
class BankExample:
    """A bank's table until the real contract is there; the account is synthetic."""

    bank: str
    contract: str
    account: str
    bic: str


EXAMPLE_BANKS = (
    BankExample("swedbank", "SWED-EXAMPLE", "LV44HABA0551000000001", "HABALV22"),
    BankExample("seb", "SEB-EXAMPLE", "LV58UNLA0050000000001", "UNLALV2X"),
)


def tag_of(number: int) -> str:
    """Return an installation tag (6 letters and digits without look-alikes) for a number."""
    letters = []
    number = (number + 1) * _SPREAD % len(_TAG_LETTERS) ** 6
    for _ in range(6):
        number, place = divmod(number, len(_TAG_LETTERS))
        letters.append(_TAG_LETTERS[place])
    return "".join(letters)


def config_text(tag: str, today: str = "", settle_seconds: int = 2, language: str = "lv") -> str:
    """Return a configuration with a synthetic seller and simulated banks.

    ``today`` (ISO) sets the clock of a demo.
    """
    clock = f"\n# The demo's clock; take it out to live in the present.\ntoday = {today}\n"
    text = _TEMPLATE.format(
        tag=_quoted(tag),
        language=language,
        today=clock if today else "",
        opening=_OPENING,
        name=_quoted("SIA Paraugmājas"),
        reg_no=_quoted("49900001005"),
        vat_no=_quoted("LV49900001005"),
        address=_quoted("Parauga iela 1"),
        city=_quoted("Ogre"),
        postal_code=_quoted("LV-5001"),
        phone=_quoted("+371 60000000"),
        email=_quoted("rekini@paraugmajas.example"),
    )
    return text + "".join(
        _BANK.format(
            bank=example.bank,
            contract=_quoted(example.contract),
            account=_quoted(example.account),
            bic=_quoted(example.bic),
            settle=settle_seconds,
        )
        for example in EXAMPLE_BANKS
    )


def with_opening(text: str, period: Period) -> str:
    """Return a configuration whose accounts begin with a period's balances, as it is issued."""
    opening = f'from = "{period}"\nopening_date = {period.next.first_day}'
    return text.replace(_OPENING, opening)


def _quoted(text: str) -> str:
    """Return a TOML string."""
    return json.dumps(text, ensure_ascii=False)
