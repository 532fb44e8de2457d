"""The portal's templates: texts without values are put in when a template is compiled."""

from pathlib import Path

import pytest
from jinja2 import Environment, UndefinedError

from einvoice.web import templates
from einvoice.web.templates import environment


def _field(made: Environment) -> str:
    parts = made.get_template("parts.html.j2").module
    return str(parts.field("password", "<b>", type="password"))  # type: ignore[attr-defined]


def test_a_text_without_values_is_looked_up_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page made again looks up no text that it names without values."""
    made = environment.__wrapped__("ru")
    first = _field(made)

    def never(key: str, *_: object, **__: object) -> str:
        raise AssertionError(f"looked up again: {key}")

    monkeypatch.setattr(templates, "portal_text", never)
    assert _field(made) == first
    assert 'data-show="Показать пароль"' in first
    assert "&lt;b&gt;" in first


def test_each_language_has_its_own_texts() -> None:
    """What was put in for one language is on no page of another."""
    assert 'data-show="Rādīt paroli"' in _field(environment("lv"))
    assert 'data-show="Show the password"' in _field(environment("en"))


def test_a_text_with_values_is_filled_on_each_page() -> None:
    """Values are filled in anew; a name that nobody gave is an error."""
    page = environment("en").from_string('{{ t("staff_waits.held", count=count) }}')
    assert [page.render(count=count) for count in (1, 2)] == ["1 flat is held", "2 flats are held"]
    with pytest.raises(UndefinedError):
        environment("en").from_string("{{ nobody }}").render()


def test_every_template_names_texts_and_files_that_are_there() -> None:
    """All templates can be compiled."""
    names = [path.name for path in Path("templates/web").glob("*.j2")]
    assert len(names) > 50
    for name in names:  # a text or a file that is not there stops the compiling
        environment("lv").get_template(name)
