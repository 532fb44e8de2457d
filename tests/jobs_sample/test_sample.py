"""The sample: a pure function of its options, of the size asked for, and full of variety."""

import csv
import hashlib
from collections import Counter
from pathlib import Path

import pytest
from schwifty import IBAN
from stdnum.lv import pvn

from einvoice.core.errors import UsageError
from einvoice.core.period import Period
from einvoice.intake import KINDS
from einvoice.texts.errors import hint
from jobs.setup.sample import write_sample

OCTOBER = Period(2026, 10)
Rows = dict[str, list[dict[str, str]]]


def rows_in(folder: Path) -> Rows:
    """The rows of a sample by kind."""
    found = {}
    for path in folder.iterdir():
        with path.open(encoding="utf-8", newline="") as handle:
            found[path.stem] = list(csv.DictReader(handle))
    return found


def digest(folder: Path) -> str:
    """One hash over all files of a folder."""
    whole = hashlib.sha256()
    for path in sorted(folder.iterdir()):
        whole.update(path.name.encode() + b"\0" + path.read_bytes())
    return whole.hexdigest()


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Rows:
    """A sample large enough to hold everything that is rare."""
    folder = tmp_path_factory.mktemp("sample")
    write_sample(folder, 1_200, 1, 13, OCTOBER)
    return rows_in(folder)


def test_the_same_options_give_the_same_bytes(tmp_path: Path) -> None:
    """A sample is the same on every machine, today and later; any option changes it."""
    options = {"a": (40, 1, 3), "b": (40, 1, 3), "c": (40, 2, 3), "d": (41, 1, 3), "e": (40, 1, 4)}
    for name, (flats, seed, months) in options.items():
        write_sample(tmp_path / name, flats, seed, months, OCTOBER)
    digests = {name: digest(tmp_path / name) for name in options}
    assert digests["a"] == digests["b"]
    assert len(set(digests.values())) == 4
    assert digests["a"] == "2e4284e479ac86a5e81c542ed45de9af2480a1f5c7dfff185fb3f94ea5831498"


@pytest.mark.parametrize("flats", [1, 19, 20, 61, 500])
def test_there_are_exactly_so_many_flats(flats: int, tmp_path: Path) -> None:
    """The number of flats is the one asked for, in houses of at most 60."""
    paths = write_sample(tmp_path, flats, 3, 1, OCTOBER)
    rows = rows_in(tmp_path)
    assert len(rows["flats"]) == len(rows["balances"]) == flats
    houses = Counter(row["building_id"] for row in rows["flats"])
    assert len(houses) == len(rows["buildings"])
    assert max(houses.values()) <= 60
    assert [path.stem for path in paths] == [kind for kind in KINDS if kind in rows]


def test_ids_are_short_and_unique(sample: Rows) -> None:
    """A flat id is a client number of the whole company, an address belongs to one house."""
    ids = [row["flat_id"] for row in sample["flats"]]
    assert len(set(ids)) == len(ids)
    assert max(map(len, ids)) <= 20
    assert len({row["address"] for row in sample["buildings"]}) == len(sample["buildings"])
    assert {row["postal_code"] for row in sample["buildings"]} == {"LV-5001"}


def test_codes_and_accounts_check(sample: Rows) -> None:
    """Every code and account is valid for other people's checks too, and at its bank."""
    for row in sample["customers"]:
        assert pvn.is_valid(row["code"])
        assert (row["code"][0] < "4") == (row["customer_kind"] == "person")
    for row in sample["subscriptions"]:
        assert (
            IBAN(row["channel_address"]).bank_code
            == {"swedbank": "HABA", "seb": "UNLA"}[row["bank"]]
        )


def test_every_register_is_read_every_month(sample: Rows) -> None:
    """Each place and service has one reading in each of the 13 reading windows, and cold water."""
    months = [OCTOBER.plus(-n) for n in range(13)]
    windows = {
        str(day): str(month)
        for month in months
        for day in (
            month.last_day,
            month.last_day.replace(day=month.days - 1),
            month.next.first_day,
        )
    }
    meters = {row["meter_id"]: (row["place_id"], row["service"]) for row in sample["meters"]}
    read = Counter(
        (*meters[row["meter_id"]], windows[row["read_on"]]) for row in sample["readings"]
    )
    assert set(read.values()) == {1}
    assert len(read) == 13 * len(set(meters.values()))
    flats = {row["flat_id"] for row in sample["flats"]}
    houses = {row["building_id"] for row in sample["buildings"]}
    cold = {place for place, service in meters.values() if service == "cold_water"}
    assert cold == flats | houses
    with_hot = {place for place, service in meters.values() if service == "hot_water"}
    assert with_hot >= houses
    assert 0.7 < len(with_hot - houses) / len(flats) < 0.9
    assert {place for place, service in meters.values() if service == "heat"} == houses


def test_registers_only_fall_by_rolling_over(sample: Rows) -> None:
    """A register falls only where it went through its end; some do, and some were replaced."""
    meters = {row["meter_id"]: row for row in sample["meters"]}
    last = {name: float(row["start_value"]) for name, row in meters.items()}
    rolled = 0
    for row in sorted(sample["readings"], key=lambda row: row["read_on"]):
        value, before = float(row["value"]), last[row["meter_id"]]
        if value < before:
            assert before > 90_000
            assert value < 10_000
            rolled += 1
        last[row["meter_id"]] = value
    assert rolled > 3
    removed = [row for row in meters.values() if row["removed_on"]]
    assert len(removed) > 10
    for row in removed:
        assert float(row["end_value"]) >= last[row["meter_id"]]
        assert meters[f"{row['meter_id']}n"]["installed_on"] == row["removed_on"]


def test_meters_start_in_the_window_before_the_first_month(sample: Rows) -> None:
    """The first month with a reading is billed: its opening is the start value."""
    first = {row["installed_on"] for row in sample["meters"] if not row["meter_id"].endswith("n")}
    assert first == {"2025-09-30"}


def test_most_flats_have_a_bank(sample: Rows) -> None:
    """About 45 % have their e-invoice at Swedbank, 40 % at SEB, the others nowhere."""
    banks = Counter(row["bank"] for row in sample["subscriptions"])
    assert 0.40 < banks["swedbank"] / 1_200 < 0.50
    assert 0.35 < banks["seb"] / 1_200 < 0.45
    assert len({row["flat_id"] for row in sample["subscriptions"]}) == banks.total()


def test_there_is_some_of_everything(sample: Rows) -> None:
    """Kinds of premises and customers, languages, debts, single charges: all of them occur."""
    assert {row["kind"] for row in sample["flats"]} == {"apartment", "non_residential", "studio"}
    assert {row["customer_kind"] for row in sample["customers"]} == {"person", "company"}
    assert {row["language"] for row in sample["customers"]} == {"lv", "ru", "en"}
    assert {row["service"] for row in sample["charges"]} == {"penalty", "other", "correction"}
    carried = [float(row["balance_begin"]) - float(row["paid"]) for row in sample["balances"]]
    assert {(value > 0) - (value < 0) for value in carried} == {-1, 0, 1}
    assert min(carried) < -300
    assert len({row["key"] for row in sample["methods"]}) == 5
    assert any(row["building_id"] for row in sample["tariffs"])
    assert any(row["valid_to"] for row in sample["customers"])


def test_real_prices_and_a_cost_for_every_method(sample: Rows) -> None:
    """Water and sewage cost what they cost in Ogre; each method has one cost in the period."""
    prices = {
        row["service"]: row["price_net"] for row in sample["tariffs"] if not row["building_id"]
    }
    assert (prices["cold_water"], prices["sewage"]) == ("0.96", "2.03")
    heat = [row for row in sample["tariffs"] if row["service"] == "heat_energy"]
    assert (heat[-1]["valid_from"], heat[-1]["price_net"]) == ("2026-10-01", "69.66")
    assert (heat[-2]["valid_to"], heat[-2]["vat_percent_other"]) == ("2026-09-30", "21")
    methods = {(row["building_id"], row["service"]) for row in sample["methods"]}
    costs = [(row["building_id"], row["service"]) for row in sample["costs"]]
    assert len(set(costs)) == len(costs)
    assert set(costs) == methods
    assert {row["period"] for row in sample["costs"]} == {"2026-10"}
    assert min(float(row["amount_net"]) for row in sample["costs"]) > 0


def test_tariffs_hold_in_early_periods_too(tmp_path: Path) -> None:
    """A sample of a period before the real tariff has a price all the same."""
    write_sample(tmp_path, 5, 1, 2, Period(2022, 5))
    first: dict[str, str] = {}
    for row in rows_in(tmp_path)["tariffs"]:
        first[row["service"]] = min(row["valid_from"], first.get(row["service"], "9999"))
    assert set(first.values()) == {"2022-04-01"}


def test_heating_is_on_in_the_heating_season(sample: Rows) -> None:
    """From October to April, in every house and month; some houses circulate in the basement."""
    assert {(row["period"][5:], row["heating_on"]) for row in sample["months"]} == {
        (f"{month:02d}", "no" if 5 <= month <= 9 else "yes") for month in range(1, 13)
    }
    assert len(sample["months"]) == 13 * len(sample["buildings"])
    assert {row["circulation"] for row in sample["buildings"]} == {"full", "basement", "none"}
    assert all(float(row["requested_mw"]) > 0 for row in sample["buildings"])


@pytest.mark.parametrize(("flats", "months"), [(0, 13), (-1, 13), (5, 0), (5, 601)])
def test_impossible_sizes_are_refused(flats: int, months: int, tmp_path: Path) -> None:
    """Nothing is written for fewer than one flat or month."""
    with pytest.raises(UsageError, match=r"^sample-(flats|months) "):
        write_sample(tmp_path, flats, 1, months, OCTOBER)
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    """A folder that holds any of the files is refused and left as it is."""
    (tmp_path / "costs.csv").write_text("ours")
    with pytest.raises(UsageError, match=r"sample-exists path=.*costs\.csv") as caught:
        write_sample(tmp_path, 5, 1, 1, OCTOBER)
    assert hint(caught.value.cause, "en") == "choose an empty folder"
    assert [path.name for path in tmp_path.iterdir()] == ["costs.csv"]
    assert (tmp_path / "costs.csv").read_text() == "ours"


def test_a_sample_that_broke_off_is_made_again(tmp_path: Path) -> None:
    """Files get their names when all are complete, so a half sample stands in nobody's way."""
    (tmp_path / "flats.csv.part").write_text("half")
    write_sample(tmp_path, 5, 1, 1, OCTOBER)
    assert len(rows_in(tmp_path)["flats"]) == 5
    assert not list(tmp_path.glob("*.part"))
