"""A manager's own service is called by its name where staff read of it, not by its code."""

from sample_company import Company

from einvoice.core.exit_codes import ExitCode

SERVICE = (
    "service,label_lv,label_ru,label_en,group,order\n"
    "snow_roof,Sniega tīrīšana no jumta,Очистка крыши от снега,Snow off the roof,house,435\n"
)
METHOD = (
    "building_id,service,key,valid_from,valid_to,basis\nB0001,snow_roof,persons,2026-01-01,,voted\n"
)


def test_what_is_found_names_the_service(company: Company) -> None:
    """It is shared out in the house, and no cost of the month is there."""
    for kind, rows in (("services", SERVICE), ("methods", METHOD)):
        path = company.home / f"{kind}.csv"
        path.write_text(rows, "utf-8")
        imported = company.cli("import", str(path))
        assert imported.code == ExitCode.DONE, imported.err
    company.cli("calculate")
    shown = company.cli("check")
    assert "Snow off the roof (snow_roof)" in " ".join(shown.out.split()), shown.out
