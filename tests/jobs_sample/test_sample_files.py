"""The files of a sample are named only when all are complete."""

from pathlib import Path

import pytest

from jobs.setup.sample.files import SampleFiles


def test_a_break_leaves_no_named_file(tmp_path: Path) -> None:
    """What was written before an error is not mistaken for a sample."""
    files = SampleFiles(tmp_path, ["flats"])
    with pytest.raises(RuntimeError), files:
        raise RuntimeError
    assert [path.name for path in tmp_path.iterdir()] == ["flats.csv.part"]
