"""A template of a bank file prints what jinja2 would print, and says no more than it may."""

from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment, StrictUndefined, TemplateSyntaxError
from sample_invoices import invoice, order

from einvoice.documents.assemble import invoice_fields, sender_fields
from einvoice.documents.compiled import compiled

_TEMPLATE = """{% if a %}<A b="{{ b }}">{{ a }}</A>{% else %}{none}{% endif %}
{% for one, two in rows %}<R>{{ two }}{{ one[0] }}{% if two %}'"{% endif %}</R>{% endfor %}
{{ b }}"""
_TEXTS = st.text(st.sampled_from("&<>'\"{}\\ļ\u00a0%x\n"), max_size=5)
_JINJA2 = Environment(autoescape=True, undefined=StrictUndefined)


@given(_TEXTS, _TEXTS, st.lists(st.tuples(st.tuples(_TEXTS), _TEXTS), max_size=3))
def test_a_template_prints_what_jinja2_prints(
    a: str, b: str, rows: list[tuple[tuple[str], str]]
) -> None:
    """Every value is escaped as jinja2 escapes it, and no value is taken for code."""
    fields = {"a": a, "b": b, "rows": rows}
    assert compiled("a", _TEMPLATE)(fields) == _JINJA2.from_string(_TEMPLATE).render(fields)


@pytest.mark.parametrize("one", [invoice(1), invoice(2, payer_name="A & B", cancels="26110000001")])
def test_an_invoice_is_printed_as_jinja2_prints_it(one: object) -> None:
    """The template of an invoice, with all its conditions."""
    sender = order([invoice(1)]).sender
    source = (files("templates") / "e-invoice" / "invoice.xml.j2").read_text("utf-8")
    fields = sender_fields(sender) | invoice_fields(sender, one)  # type: ignore[arg-type]
    assert compiled("invoice", source)(fields) == _JINJA2.from_string(source).render(fields)


@pytest.mark.parametrize(
    "source",
    [
        "{{ a|upper }}",
        "{{ a.b }}",
        "{{ a() }}",
        "{{ a['b'] }}",
        "{% set b = a %}{{ b }}",
        "{% if a %}{% elif b %}{% endif %}",
        "{% for one in a if one %}{% endfor %}",
        "{% for one in a %}{% endfor %}{{ one }}",
        "{% include 'header.xml.j2' %}",
        "{% if a == b %}{% endif %}",
        "{{ a",
    ],
)
def test_what_a_template_may_not_say_is_refused(source: str) -> None:
    """It is said when templates are loaded, before anything is printed."""
    with pytest.raises(TemplateSyntaxError):
        compiled("a", source)
