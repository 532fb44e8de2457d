"""The code a command ends with, of all that happened."""

from einvoice.core.exit_codes import ExitCode, worst


def test_what_cannot_come_of_work_is_unexpected() -> None:
    """Wrong usage is refused before any work: among its outcomes it is a fault of ours."""
    assert worst([ExitCode.DONE, ExitCode.USAGE]) is ExitCode.UNEXPECTED
    assert worst([ExitCode.USAGE, ExitCode.NEEDS_A_PERSON]) is worst(
        [ExitCode.UNEXPECTED, ExitCode.NEEDS_A_PERSON]
    )
    assert worst([]) is ExitCode.DONE
