"""Workers and the run they work for: the same settings, folder and program."""

import datetime as dt
from pathlib import Path

import pytest
from sample_company import Company

from jobs import same_program
from jobs.handed_shards import _settings_of, context_of
from jobs.same_program import marks_of


def test_a_worker_works_with_the_settings_of_the_run(company: Company) -> None:
    """Only its database and its data folder are its own."""
    with company.context("2026-11-09") as context:
        settings = _settings_of(context)
    company.edit_config('language = "en"', 'language = "lv"')
    company.edit_config('data_dir = "data"', 'data_dir = "elsewhere"')
    with company.context() as own:
        there = context_of(own, settings)
        assert (there.config.language, there.today) == ("en", dt.date(2026, 11, 9))
        assert there.config.data_path == own.config.data_path
        again = there.config.model_copy(update={"data_dir": context.config.data_dir})
        assert again == context.config


def test_another_folder_or_program_is_another_queue(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever would write other bytes, or elsewhere, gets no part."""
    folders = [tmp_path / name for name in "ab"]
    for folder in folders:
        folder.mkdir()
    marks = [marks_of(folder) for folder in folders]
    assert [marks_of(folder) for folder in folders] == marks
    assert len(set(marks)) == 2
    monkeypatch.setattr(same_program, "_PACKAGES", ("jobs",))
    same_program._code.cache_clear()
    assert marks_of(folders[0]) not in marks
    same_program._code.cache_clear()
