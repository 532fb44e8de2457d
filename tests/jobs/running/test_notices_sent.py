"""Notices from the reading to the bank: what the customer reads is what staff see."""

import re

from sample_company import Company


def flat_without_reading(company: Company) -> str:
    """Take the October reading of one meter out of the import; return its flat."""
    readings = (company.home / "input" / "readings.csv").read_text("utf-8").splitlines()
    (meters,) = (company.home / "input").glob("meters.csv")
    wanted = next(
        line.split(",")
        for line in meters.read_text("utf-8").splitlines()
        if ",flat,B0001-1,cold_water," in line
    )
    kept = [
        line
        for line in readings
        if not re.match(rf"{re.escape(wanted[0])},2026-(10-[23]|11-)", line)
    ]
    assert len(kept) < len(readings)
    (company.home / "input" / "readings.csv").write_text("\n".join(kept) + "\n", "utf-8")
    return wanted[2]


def test_a_notice_goes_with_the_invoice(company: Company) -> None:
    """The estimate is told on the screen and in the bank's file, in the customer's language."""
    flat_id = flat_without_reading(company)
    company.import_anew()
    assert company.cli("run").code == 0
    shown = company.cli("show", flat_id, "--json").json
    assert "estimated" in [notice["code"] for notice in shown["notices"]]
    told = " ".join(company.cli("show", flat_id, "--language", "en").out.split())
    assert "no reading was received in time, so average use is charged" in told
    texts = [notice["text"] for notice in shown["notices"]]
    xml = company.cli("show", flat_id, "--format", "xml").out
    (own,) = re.findall("<AdditionalInformation>.*</AdditionalInformation>", xml)
    contents = re.findall("<InformationContent>([^<]*)</InformationContent>", own)
    assert contents == texts


def test_calculating_again_changes_no_notice(company: Company) -> None:
    """The same input gives the same drafts, notices included."""
    assert company.cli("calculate").code == 0
    again = company.cli("calculate", "--json")
    assert again.json["changes"] == []
