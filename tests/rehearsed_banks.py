"""Banks of a rehearsal over SFTP: a simulator beside the program, as at a real bank."""

from sample_company import Company

from bank_adapters.registry import BANKS, bank_adapter
from bank_adapters.simulator.simulator import Simulator
from einvoice.clock import Clock
from einvoice.config import load_config


def over_sftp(company: Company) -> Simulator:
    """Point every bank at an SFTP server, and return the simulator that serves there once entered.

    As a person sets it up from what `bank-simulator` prints.
    """
    config = load_config(company.home / "config.toml")
    day = Clock(config.today).today()
    profiles = {bank: bank_adapter(bank).profile for bank in BANKS}
    simulator = Simulator(company.home / "rehearsal", profiles, day)
    with simulator:
        port, host_key = simulator.port, simulator.host_key
    text = (company.home / "config.toml").read_text("utf-8")
    for bank in BANKS:
        client_key = company.home / "rehearsal" / ".simulator" / bank / "client_key"
        text = text.replace(
            f'[banks.{bank}]\ntransport = "simulator"',
            f'[banks.{bank}]\ntransport = "sftp"\nhost = "127.0.0.1"\nport = {port}\n'
            f'user = "{bank}"\nkey_file = "{client_key}"\nhost_keys = ["{host_key}"]',
        )
    (company.home / "config.toml").write_text(text, "utf-8")
    return Simulator(company.home / "rehearsal", profiles, day, port)
