"""Answers of the interface held against docs/openapi.json, more strictly than clients may.

A client ignores fields that it does not know; here such a field is a fault of the description.
"""

import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import httpx
from jsonschema import Draft202012Validator

DESCRIPTION = Path(__file__).parent.parent / "docs" / "openapi.json"


@cache
def described() -> dict[str, Any]:
    """Return the description, in which objects have no other fields than those that are named."""
    document: dict[str, Any] = json.loads(DESCRIPTION.read_text("utf-8"))
    for schema in document["components"]["schemas"].values():
        if "properties" in schema:
            schema["additionalProperties"] = False
    return document


@cache
def validator(reference: str) -> Draft202012Validator:
    """Return what checks values of a schema of the description."""
    components = {"components": described()["components"]}
    return Draft202012Validator({"$ref": reference, **components})


def operation_of(method: str, path: str) -> Mapping[str, Any] | None:
    """Return the description of an operation; None where there is none such."""
    for template, methods in described()["paths"].items():
        pattern = re.sub(r"{\w+}", "[^/]+", template)
        if re.fullmatch(pattern, path.partition("?")[0]) and method.lower() in methods:
            return dict(methods[method.lower()])
    return None


def check_answer(method: str, path: str, answer: httpx.Response) -> None:
    """Check that an answer is among the described, with the JSON that is described for it."""
    operation = operation_of(method, path)
    if operation is None:
        assert answer.status_code == 404, (method, path)
        expected = {"application/problem+json": {"schema": {"$ref": PROBLEM}}}
    else:
        described_as = operation["responses"].get(str(answer.status_code))
        assert described_as, f"{method} {path}: {answer.status_code} is not described"
        expected = described_as.get("content", {})
    if not expected:
        assert answer.content == b""
        return
    kind = answer.headers["content-type"]
    assert kind in expected, f"{method} {path}: {kind} is not described"
    reference = expected[kind].get("schema", {}).get("$ref")
    if reference:
        faults = [fault.message for fault in validator(reference).iter_errors(answer.json())]
        assert faults == [], f"{method} {path}"


PROBLEM = "#/components/schemas/Problem"
