"""The description of the interface, made of its routes and the shapes of their JSON.

Source: OpenAPI Specification 3.1.1; JSON Schema 2020-12.
"""

import inspect
import re
from collections.abc import Iterable, Mapping
from http import HTTPStatus
from typing import Any

import msgspec

from einvoice.web.api.problems import COMMON, OF_BODIES
from einvoice.web.api.shapes import Problem
from einvoice.web.cookies import SESSION
from einvoice.web.operation import Operation
from einvoice.web.requests import PHOTO_TYPES
from einvoice.web.route import Role, Route

_REFERENCE = "#/components/schemas/{name}"
_PART = re.compile(r"{(\w+)}")
_OF_VISITORS = (500, 503)
_TEXT: Mapping[str, Any] = {"type": "string"}
_ABOUT = """\
Sums are integer cents, values integer thousandths, days YYYY-MM-DD, moments UTC to the second. \
What is not there is null. A field is only ever added: clients ignore fields they do not know. \
Answers of GET have an ETag. A user may make 120 requests a minute (RateLimit). What is not yours \
is not there (404)."""


def openapi_of(routes: Iterable[Route]) -> dict[str, Any]:
    """Return the description of routes, as OpenAPI 3.1 has it."""
    own = [(route, route.operation) for route in routes if route.operation is not None]
    kinds = {kind for _, operation in own for kind in (operation.answer, operation.body)}
    shapes = [kind for kind in kinds if kind is not None and _is_shape(kind)]
    _, schemas = msgspec.json.schema_components([Problem, *shapes], ref_template=_REFERENCE)
    paths: dict[str, dict[str, Any]] = {}
    for route, operation in own:
        paths.setdefault(route.path, {})[route.method.lower()] = _operation(route, operation)
    return {
        "openapi": "3.1.1",
        "info": {"title": "einvoice portal", "version": "1", "description": _ABOUT},
        "servers": [{"url": "/"}],
        "paths": paths,
        "components": {
            "schemas": dict(sorted(schemas.items())),
            "securitySchemes": {
                "session": {"type": "apiKey", "in": "cookie", "name": SESSION},
                "token": {"type": "http", "scheme": "bearer"},
            },
        },
    }


def _is_shape(kind: type | None) -> bool:
    return isinstance(kind, type) and issubclass(kind, msgspec.Struct)


def _operation(route: Route, operation: Operation) -> dict[str, Any]:
    of_person = route.role is not Role.VISITOR
    about = (inspect.getdoc(route.page) or "").partition("\n\n")[0].replace("\n", " ")
    described: dict[str, Any] = {
        "operationId": route.name,
        "summary": about,
        "parameters": list(_parameters(route, operation)),
        "responses": {**_answers(route, operation), **_problems(operation, of_person=of_person)},
        "security": [{"session": []}, {"token": []}] if of_person else [],
    }
    if operation.body is not None:
        described["requestBody"] = {"required": True, "content": _content(operation.body)}
    return described


def _content(body: type) -> dict[str, Any]:
    """Return what a body may be; of a file the schema is left out, as OpenAPI 3.1 has it."""
    if body is bytes:
        return {kind: {} for kind in PHOTO_TYPES}
    return {"application/json": {"schema": _schema(body)}}


def _parameters(route: Route, operation: Operation) -> Iterable[dict[str, Any]]:
    for name in _PART.findall(route.path):
        yield {"name": name, "in": "path", "required": True, "schema": _TEXT}
    if operation.pages:
        yield {"name": "cursor", "in": "query", "schema": _TEXT}
    if operation.needs_key:
        schema = {**_TEXT, "minLength": 1, "maxLength": 64}
        yield {"name": "Idempotency-Key", "in": "header", "required": True, "schema": schema}
    yield {"name": "Accept-Language", "in": "header", "schema": _TEXT}
    if route.role is not Role.VISITOR:
        yield {"name": "X-User", "in": "header", "schema": _TEXT}
    if _has_tag(route, operation):
        yield {"name": "If-None-Match", "in": "header", "schema": _TEXT}


def _has_tag(route: Route, operation: Operation) -> bool:
    return route.method == "GET" and operation.answer is not bytes


def _schema(kind: type) -> dict[str, Any]:
    return {"$ref": _REFERENCE.format(name=kind.__name__)}


def _answers(route: Route, operation: Operation) -> dict[str, Any]:
    answer = {status: _answer(status, operation.answer) for status in operation.statuses}
    if _has_tag(route, operation):
        answer[304] = {"description": "Not Modified: the client has it already."}
    return {str(status): value for status, value in answer.items()}


def _answer(status: int, kind: type | None) -> dict[str, Any]:
    described: dict[str, Any] = {"description": HTTPStatus(status).phrase}
    if kind is bytes:
        described["content"] = {"application/pdf": {}}
    elif kind is not None:
        schema = _schema(kind) if _is_shape(kind) else {"type": "object"}
        described["content"] = {"application/json": {"schema": schema}}
    return described


def _problems(operation: Operation, *, of_person: bool) -> dict[str, Any]:
    statuses = {*(COMMON if of_person else _OF_VISITORS), *operation.problems}
    if operation.body is not None:
        statuses |= {*OF_BODIES}
    if operation.pages:
        statuses.add(422)
    content = {"application/problem+json": {"schema": _schema(Problem)}}
    return {
        str(status): {"description": HTTPStatus(status).phrase, "content": content}
        for status in sorted(statuses)
    }
