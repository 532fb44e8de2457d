"""A bank's folder full of hostile and broken messages blocks no good one."""

from pathlib import Path

from at_the_bank import BANK, FaultyBanks, simulated
from hostile_answers import GOOD, HOSTILE, many_applications, zeros
from sample_company import PERIOD, Company

from einvoice.core.deliveries import FileState
from einvoice.core.exit_codes import ExitCode
from einvoice.store import files
from jobs.answers.poll import poll
from jobs.problems import message
from jobs.steps.deliver import deliver


def test_hostile_messages_are_quarantined_and_the_others_read(
    company: Company, tmp_path: Path
) -> None:
    """All of them at once in the bank's folder: each is told, and the good answer counts."""
    for step in ("calculate", "issue", "render"):
        assert company.cli(step).code == 0
    with company.context() as context, simulated(company) as simulator:
        deliver(context, FaultyBanks(context, simulator), PERIOD, BANK)
        outbox = company.home / "bank" / BANK / "outbox"
        wrong = [make(tmp_path) for make in HOSTILE if make not in {many_applications, zeros}]
        for place, content in enumerate(wrong[:-1]):
            (outbox / f"A{place:02d}.xml").write_bytes(content)
        (outbox / "Z.xml").write_bytes(GOOD)
        found = poll(context, FaultyBanks(context, simulator), BANK)
        with context.store.reading() as tx:
            (record,) = files.file_records(tx, PERIOD, BANK)
    assert record.state is FileState.ACCEPTED
    assert [one.outcome for one in found.answers] == ["accepted"]
    assert {problem.code for problem in found.problems} == {ExitCode.NEEDS_A_PERSON}
    assert len(found.problems) == len(wrong), "each hostile one, and the good one about no file"
    assert "SECRET" not in "".join(message(problem, "en") for problem in found.problems)
