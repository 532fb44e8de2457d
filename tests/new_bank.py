"""A bank that the sample does not know: configured, and SEB's customers moved to it."""

from sample_company import Company

from einvoice.core import iban
from jobs.setup.config_text import BankExample


def go_over(company: Company, bank: BankExample) -> None:
    """Configure the bank and move SEB's customers there, each with an account of that bank."""
    company.edit_config(
        "[banks.seb]",
        f'[banks.{bank.bank}]\ntransport = "simulator"\ncontract = "{bank.contract}"\n'
        f'account = "{bank.account}"\nbic = "{bank.bic}"\nsettle_seconds = 0\n\n[banks.seb]',
    )
    path = company.home / "input" / "subscriptions.csv"
    head, *subscribed = path.read_text("utf-8").splitlines()
    place = head.split(",").index("channel_address")
    moved = [head]
    for number, row in enumerate(subscribed):
        cells = row.split(",")
        if cells[1] == "seb":
            cells[1] = bank.bank
            cells[place] = iban.with_check_digits("LV", f"{bank.account[4:8]}{number + 7:013d}")
        moved.append(",".join(cells))
    path.write_text("\n".join(moved) + "\n", "utf-8")
    company.import_anew()
