"""The API alone: who one is, what one may, what went wrong, and one story from the journal to the court."""

import json
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from tutash.kernel import access
from tutash.kernel.ids import new_id
from tutash.kernel.models import Entry, Look, SecurityEvent
from tutash.kernel.testing import World

pytestmark = pytest.mark.django_db


class Program:
    """A program that acts for a post, with nothing but HTTP."""

    def __init__(self, world: World, office: str, unit: str = "") -> None:
        self.post = world.post(office, unit)
        self.client = Client(headers={"Authorization": f"Bearer {access.issue_token(self.post.code)}"})

    def act(self, code: str, subject: str | None = None, key: str = "", status: int = 201, **fields: Any) -> Any:
        body = {"fields": fields} | ({"subject": subject} if subject else {})
        headers = {"Idempotency-Key": key} if key else {}
        answer = self.client.post(f"/api/v1/acts/{code}", body, content_type="application/json", headers=headers)
        assert answer.status_code == status, answer.content.decode()
        return answer.json()

    def get(self, path: str, status: int = 200) -> Any:
        answer = self.client.get(f"/api/v1/{path}")
        assert answer.status_code == status, answer.content.decode()
        return answer.json()


@pytest.fixture
def world() -> World:
    return World()


REPORT: dict[str, Any] = {"channel": "call_102", "narrative": "Украден велосипед.", "anonymous": True}


def test_without_a_token_nothing(world: World) -> None:
    for headers in ({}, {"Authorization": "Bearer x"}, {"Authorization": "Basic x"}):
        answer = Client(headers=headers).get("/api/v1/acts")
        assert (answer.status_code, answer.headers["WWW-Authenticate"]) == (401, "Bearer")
        assert answer.headers["Content-Type"] == "application/problem+json"


def test_a_post_that_ended_has_no_rights_with_the_next_request(world: World) -> None:
    program = Program(world, "duty_officer")
    program.get("acts")
    program.post.until = world.now
    program.post.save()
    program.get("acts", status=401)


def test_the_same_key_is_the_same_act(world: World) -> None:
    officer, key = Program(world, "duty_officer"), str(new_id())
    first = officer.act("journal.recorded", key=key, **REPORT)
    again = officer.act("journal.recorded", key=key, **REPORT)
    assert first == again and Entry.objects.count() == 1
    problem = officer.act("journal.recorded", key=key, status=409, **{**REPORT, "narrative": "другое"})
    assert problem["type"] == "urn:tutash:problem:another-act"


def test_what_is_wrong_is_said_field_by_field_in_the_language_asked_for(world: World) -> None:
    officer = Program(world, "duty_officer")
    for language, word in (("ky", "тандаңыз"), ("ru", "Выберите"), ("en", "Choose")):
        answer = officer.client.post(
            "/api/v1/acts/journal.recorded",
            {"fields": {**REPORT, "channel": "pigeon"}},
            content_type="application/json",
            headers={"Accept-Language": language},
        )
        problem = answer.json()
        assert answer.status_code == 422
        assert [error["field"] for error in problem["errors"]] == ["channel"]
        assert word in problem["errors"][0]["message"], problem
    assert not Entry.objects.exists()


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"x",
        b"[]",
        b"{}x",
        b'{"fields": []}',
        b'{"subject": 1}',
        b"[" * 100_000,
        b'{"more": 1}',
        "{}".encode("utf-16"),
    ],
    ids=range(9),
)
def test_a_body_that_is_no_request(world: World, body: bytes) -> None:
    officer = Program(world, "duty_officer")
    answer = officer.client.post("/api/v1/acts/journal.recorded", body, content_type="application/json")
    assert answer.status_code in (409, 422)
    assert answer.headers["Content-Type"] == "application/problem+json"


def test_what_is_not_yours_is_not_found_and_the_attempt_is_in_the_security_log(world: World) -> None:
    case = Program(world, "duty_officer").act("journal.recorded", **REPORT)["subject"]
    stranger = Program(world, "head_of_unit", "elsewhere")
    before = SecurityEvent.objects.count()
    for path in (f"subjects/{case}", f"subjects/{case}/entries", f"subjects/{case}/deadlines", f"subjects/{uuid4()}"):
        assert stranger.get(path, status=404)["type"] == "urn:tutash:problem:not-found"
    stranger.act("crime.registered", subject=case, status=404)
    assert SecurityEvent.objects.count() - before == 5
    assert not Look.objects.filter(post=stranger.post.code).exists()


def test_every_look_is_written_down(world: World) -> None:
    officer = Program(world, "duty_officer")
    case = officer.act("journal.recorded", **REPORT)["subject"]
    officer.get(f"subjects/{case}")
    officer.get(f"subjects/{case}/entries")
    assert sorted(Look.objects.filter(subject_id=case).values_list("what", flat=True)) == ["entries", "standing"]


def test_refusals_name_norm_and_article(world: World) -> None:
    officer = Program(world, "duty_officer")
    case = officer.act("journal.recorded", **REPORT)["subject"]
    problem = officer.act("case.opened", subject=case, status=403, narrative="x")
    assert problem["norm"] == "upk.open_case" and problem["ref"].startswith("УПК КР 2021")
    standing = officer.get(f"subjects/{case}")
    assert "crime.registered" in standing["may"] and "upk.open_case" in standing["may_not"]["case.opened"]


def test_entries_come_in_pages(world: World) -> None:
    officer, head = Program(world, "duty_officer"), Program(world, "head_of_unit")
    case = officer.act("journal.recorded", **REPORT)["subject"]
    officer.act("crime.registered", subject=case)
    head.act("case.assigned", subject=case, officer=world.post("investigator").code)
    first = head.get(f"subjects/{case}/entries?limit=2")
    second = head.get(f"subjects/{case}/entries?limit=2&after={first['next']}")
    assert [line["seq"] for line in first["items"] + second["items"]] == [1, 2, 3]
    assert second["next"] is None


def test_the_description_is_valid_and_complete(world: World) -> None:
    document = Client().get("/api/openapi.json").json()
    assert document["openapi"] == "3.1.0"
    text = json.dumps(document)
    for name in {part.split('"')[0] for part in text.split("#/components/schemas/")[1:]}:
        assert name in document["components"]["schemas"], name
