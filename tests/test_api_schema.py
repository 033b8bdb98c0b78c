"""The API keeps its own description: any answer is one that the description names, and none is a 500."""

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, settings
from schemathesis.specs.openapi.checks import (
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from tutash.config.wsgi import application
from tutash.kernel import access
from tutash.kernel.testing import World

pytestmark = pytest.mark.django_db
OFFICES = ["investigator", "registrar"]

schema = schemathesis.openapi.from_wsgi("/api/openapi.json", application)


@pytest.fixture(autouse=True)
def one_connection() -> Iterator[None]:
    """Requests keep the connection, and with it the transaction, of the test: as with Django's own client."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture(params=OFFICES)
def headers(request: pytest.FixtureRequest) -> dict[str, str]:
    token = access.issue_token(World().post(request.param).code)
    return {"Authorization": f"Bearer {token}", "Accept-Encoding": "identity"}  # the schema speaks of what is inside


@schema.parametrize()
@settings(
    max_examples=4,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
    derandomize=True,
)
def test_every_answer_is_described(case: schemathesis.Case[Any], headers: dict[str, str]) -> None:
    response = case.call(headers=headers)
    assert response.status_code < 500, response.text
    checks = [status_code_conformance, response_schema_conformance, response_headers_conformance]
    case.validate_response(response, checks=checks)
