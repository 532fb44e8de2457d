"""The description of the interface: that of the code, valid, and of every route."""

import json

from api_answers import DESCRIPTION
from openapi_spec_validator import OpenAPIV31SpecValidator
from portal_server import Browser

from einvoice.web.api.description import openapi_of
from einvoice.web.api.table import API_ROUTES
from einvoice.web.routes import ROUTES


def test_the_page_is_that_of_the_code() -> None:
    """Whoever changes a shape sees what clients will see."""
    document = json.dumps(openapi_of(API_ROUTES), indent=1, ensure_ascii=False) + "\n"
    assert DESCRIPTION.read_text("utf-8") == document, "run: make commands"


def test_it_is_served_as_it_is(visitor: Browser) -> None:
    """To everybody: it is about no one."""
    assert visitor.get("/api/v1/openapi.json").json() == json.loads(DESCRIPTION.read_text("utf-8"))


def test_it_is_openapi() -> None:
    """By the schema of OpenAPI 3.1, references and parameters of paths too."""
    document = json.loads(DESCRIPTION.read_text("utf-8"))
    faults = [fault.message for fault in OpenAPIV31SpecValidator(document).iter_errors()]
    assert faults == []
    path = {"get": {"responses": {"200": {"description": "a path without its parameter"}}}}
    broken = {**document, "paths": {"/a/{b}": path}, "components": {}}
    assert [*OpenAPIV31SpecValidator(broken).iter_errors()], "the check can fail"


def test_every_route_is_described_and_no_other() -> None:
    """Routes of the interface are those below its path."""
    described = json.loads(DESCRIPTION.read_text("utf-8"))["paths"]
    named = {(path, method.upper()) for path, methods in described.items() for method in methods}
    assert named == {(route.path, route.method) for route in API_ROUTES}
    below = [route for route in ROUTES if route.path.startswith("/api/")]
    assert below == [route for route in ROUTES if route.operation is not None] == [*API_ROUTES]
