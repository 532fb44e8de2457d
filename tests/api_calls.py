"""Calls of the interface drawn from its description: what it names, and what it does not."""

import json
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from api_answers import described
from hypothesis import strategies as st
from pictures import photo, see_through

_TEXTS = st.text(st.characters(exclude_categories=()), max_size=12)
_JUNK = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**70), 2**70),
    st.floats(),
    _TEXTS,
    st.lists(st.integers(), max_size=2),
    st.dictionaries(_TEXTS, _TEXTS, max_size=2),
)
_DAYS = st.sampled_from(["2026-11-29", "2026-11-28", "2026-10-31", "0001-01-01", "9999-12-31"])
_MOMENTS = st.sampled_from(
    ["2026-11-29T08:00:00Z", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "2026-02-30T99:00:00Z"]
)
_PICTURES = [photo(), photo()[:400], see_through(), b"", b"no picture"]
_CODES = ["NO_USE", "ROLLED_OVER", "LARGE_USE", "BELOW_LAST"]
_HEADER = st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=80)


@dataclass(frozen=True)
class ApiCall:
    """A request as a client could send it; ``body`` is its bytes, None = without."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes | None


def calls(ids: list[str], now: list[str]) -> st.SearchStrategy[ApiCall]:
    """Return calls of every operation; ``ids`` are of things that are there, anybody's.

    ``now`` are the true moments that a phone may say.
    """
    operations = [
        (path, method, operation)
        for path, methods in described()["paths"].items()
        for method, operation in methods.items()
    ]
    return st.sampled_from(operations).flatmap(lambda drawn: _call(*drawn, _Values(ids, now)))


@dataclass(frozen=True)
class _Values:
    ids: list[str]
    now: list[str]

    def of(self, schema: dict[str, Any]) -> st.SearchStrategy[Any]:
        """Return values of a schema, which are right by it or almost."""
        if "anyOf" in schema:
            return st.one_of(*(self.of(part) for part in schema["anyOf"]))
        if "$ref" in schema:
            name = schema["$ref"].rpartition("/")[2]
            return self.shape(described()["components"]["schemas"][name])
        kind = schema.get("type")
        if kind == "integer":
            most = schema.get("maximum", 10**6)
            return st.one_of(st.integers(0, most), st.integers(0, 2_000_000))
        if kind == "array":
            return st.lists(st.one_of(st.sampled_from(_CODES), self.of(schema["items"])))
        if kind == "string":
            return self._text(schema)
        return st.none() if kind == "null" else _JUNK

    def _text(self, schema: dict[str, Any]) -> st.SearchStrategy[str]:
        if schema.get("format") == "date":
            return _DAYS
        if "T" in schema.get("pattern", ""):
            return st.one_of(st.sampled_from(self.now), _MOMENTS)
        return st.one_of(st.sampled_from(self.ids), _TEXTS)

    def shape(self, schema: dict[str, Any]) -> st.SearchStrategy[Any]:
        """Return an object, of which a field may be another thing or not be there."""
        properties = {name: self.of(part) for name, part in schema["properties"].items()}
        needed = {name: properties[name] for name in schema.get("required", ())}
        optional = {name: part for name, part in properties.items() if name not in needed}
        whole = st.fixed_dictionaries(needed, optional=optional)
        broken = st.fixed_dictionaries({}, optional={n: p | _JUNK for n, p in properties.items()})
        return st.one_of(whole, whole, broken)


@st.composite
def _call(
    draw: st.DrawFn, path: str, method: str, operation: dict[str, Any], values: _Values
) -> ApiCall:
    headers = {"Sec-Fetch-Site": draw(st.sampled_from(["same-origin"] * 9 + ["cross-site"]))}
    query: list[str] = []
    for parameter in operation["parameters"]:
        name, place = parameter["name"], parameter["in"]
        if place == "path":
            path = path.replace(f"{{{name}}}", _quoted(draw(values.of(parameter["schema"]))))
        elif place == "query" and draw(st.booleans()):
            query.append(f"{name}={_quoted(draw(values.of(parameter['schema'])))}")
        elif place == "header" and (parameter.get("required") or draw(st.booleans())):
            headers[name] = draw(_HEADER)
    if "requestBody" not in operation:
        return ApiCall(method.upper(), "?".join([path, *query]), headers, None)
    if "image/jpeg" in operation["requestBody"]["content"]:
        headers["Content-Type"] = draw(st.sampled_from(["image/jpeg", "image/png", "text/plain"]))
        return ApiCall(method.upper(), path, headers, draw(st.sampled_from(_PICTURES)))
    schema = operation["requestBody"]["content"]["application/json"]["schema"]
    body = json.dumps(draw(st.one_of(*[values.of(schema)] * 8, _JUNK))).encode()
    headers["Content-Type"] = draw(st.sampled_from(["application/json"] * 9 + ["text/plain"]))
    return ApiCall(method.upper(), path, headers, body)


def _quoted(text: object) -> str:
    return quote((str(text) or "x").encode("utf-8", "surrogatepass"), safe="")
