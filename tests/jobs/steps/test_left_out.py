"""What stands on an issued invoice is mended as the message says: void, correct, import, run."""

from sample_company import Company


def test_the_rows_of_a_flat_without_a_live_invoice_may_be_corrected(company: Company) -> None:
    """The name of the same person follows at once; void, the new invoice has it."""
    for step in ("calculate", "issue"):
        assert company.cli(step).code == 0
    rows = (company.home / "input" / "customers.csv").read_text("utf-8").splitlines()
    number, flat_id = (company.table("invoices")[0][name] for name in ("invoice_number", "flat_id"))
    own = next(row.split(",") for row in rows[1:] if row.startswith(f"{flat_id},"))
    own[rows[0].split(",").index("name")] = "Žanis Ķirsis"
    path = company.home / "customers-right.csv"
    path.write_text(f"{rows[0]}\n{','.join(own)}\n", "utf-8")
    assert company.cli("import", str(path)).code == 0
    assert company.cli("void", number, "--reason", "wrong name").code == 0
    assert company.cli("import", str(path)).code == 0
    assert company.cli("run").code == 0
    shown = company.cli("show", flat_id)
    assert "Žanis Ķirsis" in shown.out
    assert f"replaces invoice {number}" in shown.out
