"""Every address of the house, asked by somebody whom it does not concern; and the doors of the house itself."""

import re
from collections.abc import Iterator
from uuid import UUID

import pytest
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from tests.stories import do, registered
from tests.test_api import Program
from tutash.kernel.acts import ACTS
from tutash.kernel.models import Draft, Look
from tutash.kernel.queries import QUERIES
from tutash.kernel.testing import World, sign_in
from tutash.registers.persons.acts import RecordPerson

pytestmark = pytest.mark.django_db
SECRET = "Абракадабров"


@pytest.fixture
def world() -> World:
    world = World()
    world.act(RecordPerson(surname=SECRET, given="Бакыт"), "investigator")
    registered(world)
    do(world, "case.assigned", officer=world.post("investigator").code)
    do(world, "case.opened", narrative=SECRET, offences=[{"charge": "uk-2021:205/2", "day": "2026-03-01"}])
    return world


def addresses(patterns: list[URLPattern | URLResolver], before: str = "") -> Iterator[str]:
    for pattern in patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern.url_patterns, route)
        elif "uuid:" in route:
            yield "/" + route


def filled(route: str, subject: UUID) -> list[str]:
    """The addresses that a route stands for, with everything about this subject."""
    route = re.sub(r"<uuid:\w+>", str(subject), route)
    route = re.sub(r"<int:\w+>", "1", route)
    codes = [act.code for act in ACTS.values()] if "<str:code>" in route else [""]
    return [re.sub(r"<\w+:\w+>", "registration", route.replace("<str:code>", code)) for code in codes]


@pytest.mark.parametrize("office", ["investigator", "head_of_unit", "duty_officer"])
def test_no_page_of_a_case_is_shown_to_another_unit(world: World, office: str) -> None:
    stranger = sign_in(Client(), world.post(office, "elsewhere"))
    routes = list(addresses(get_resolver().url_patterns))
    assert len(routes) > 10
    for route in routes:
        for address in filled(route, world.case.pk):
            for answer in (stranger.get(address), stranger.post(address, {"_discard": "yes"})):
                assert answer.status_code in (403, 404, 405, 401), (address, answer.status_code)
                assert world.case.number not in answer.content.decode()


@pytest.mark.parametrize("office", ["investigator", "head_of_unit", "duty_officer"])
def test_no_answer_of_the_api_is_for_another_unit(world: World, office: str) -> None:
    stranger = Program(world, office, "elsewhere")
    for path in QUERIES:
        if path.startswith(("subjects/{id}", "cases/{id}")):
            stranger.get(path.replace("{id}", str(world.case.pk)), status=404)
    for path in ("cases", f"cases?q={world.case.number}", f"cases?unit={world.case.unit_id}", "cases?sort=number"):
        assert stranger.get(path)["items"] == []
    for act in ACTS.values():
        if act.subject == "case" and not act.creates():
            body = {"subject": str(world.case.pk), "fields": {}}
            answer = stranger.client.post(f"/api/v1/acts/{act.code}", body, content_type="application/json")
            assert answer.status_code in (404, 422), act.code


def test_lists_searches_and_exports_of_another_unit_are_empty(world: World) -> None:
    number, links = world.case.number, f"/cases/{world.case.pk}"
    lists = (f"/search?q={number}", f"/cases?q={number}", "/cases", "/cases/export", "/board", "/work", "/notices")
    for unit, seen in (("police", True), ("elsewhere", False)):
        client = sign_in(Client(), world.post("head_of_unit", unit))
        shown = [client.get(address, follow=True).content.decode() for address in lists]
        assert any(links in page for page in shown) is seen
        assert seen or not any(SECRET in page for page in shown)


def test_a_draft_is_its_own_post_s_alone(world: World) -> None:
    mine = sign_in(Client(), world.post("investigator"))
    mine.post(f"/drafts/petition.lodged/{world.case.pk}", {"words": SECRET})
    assert SECRET in mine.get(f"/acts/petition.lodged/{world.case.pk}").content.decode()
    assert Draft.objects.count() == 1
    for other in (world.post("inquiry_officer"), world.post("prosecutor"), world.post("investigator", name="second")):
        answer = sign_in(Client(), other).get(f"/acts/petition.lodged/{world.case.pk}")
        assert SECRET not in answer.content.decode()


# ---- the door


def test_no_change_without_the_token_of_the_form(world: World) -> None:
    client = sign_in(Client(enforce_csrf_checks=True), world.post("duty_officer"))
    for address in (
        "/acts/journal.recorded",
        "/drafts/journal.recorded",
        "/sign-in",
        "/sign-out",
        "/posts",
        "/notices",
    ):
        assert client.post(address, {"narrative": "x"}).status_code == 403, address
    assert not Draft.objects.exists()


def test_no_change_from_another_site(world: World) -> None:
    client = sign_in(Client(headers={"Sec-Fetch-Site": "cross-site"}), world.post("duty_officer"))
    for address in ("/acts/journal.recorded", "/drafts/journal.recorded", "/sign-out"):
        assert client.post(address, {"narrative": "x"}).status_code == 403, address


@pytest.mark.parametrize(
    "after",
    [
        "//evil.kg",
        "https://evil.kg",
        "/\\evil.kg",
        "\\\\evil.kg",
        "javascript:alert(1)",
        "///evil.kg",
        "foo",
        "work",
        "\t//evil.kg",
    ],
)
def test_after_sign_in_one_stays_in_the_house(world: World, after: str) -> None:
    official = world.post("duty_officer").official
    official.set_password("correct horse battery staple")
    official.save()
    client = Client()
    before = client.get("/sign-in").cookies and client.session.session_key
    typed = {"username": official.username, "password": "correct horse battery staple", "next": after}
    answer = client.post("/sign-in", typed)
    assert answer.status_code == 302
    assert "evil" not in answer["Location"] and not answer["Location"].startswith(("javascript", "\\", "//"))
    assert client.session.session_key != before


def test_a_session_made_by_somebody_else_is_not_the_one_that_is_signed_in(world: World) -> None:
    official = world.post("duty_officer").official
    official.set_password("correct horse battery staple")
    official.save()
    client = Client()
    session = client.session
    session["post"] = world.post("prosecutor").code
    session.save()
    planted = str(session.session_key)
    client.cookies[settings.SESSION_COOKIE_NAME] = planted
    client.post("/sign-in", {"username": official.username, "password": "correct horse battery staple"})
    assert client.cookies[settings.SESSION_COOKIE_NAME].value != planted
    assert client.session["post"] == world.post("duty_officer").code


def test_a_post_is_taken_only_by_who_holds_it(world: World) -> None:
    client = sign_in(Client(), world.post("duty_officer"))
    client.post("/posts", {"post": world.post("prosecutor").code})
    assert client.session["post"] == world.post("duty_officer").code
    session = client.session
    session["post"] = world.post("prosecutor").code
    session.save()
    assert client.get("/work")["Location"].startswith("/posts")


def test_another_host_is_no_name_of_ours(world: World) -> None:
    assert Client(headers={"Host": "evil.kg"}).get("/sign-in").status_code == 400
    answer = Client(headers={"X-Forwarded-Host": "evil.kg"}).get("/sign-in")
    assert b"evil.kg" not in answer.content


@pytest.mark.parametrize("weak", ["", "1", "password1", "12345678901234", "police.duty_officer"])
def test_a_weak_password_is_refused(world: World, weak: str) -> None:
    with pytest.raises(ValidationError):
        validate_password(weak, world.post("duty_officer").official)


def test_nothing_that_is_shown_to_a_post_is_kept_by_a_cache(world: World) -> None:
    client = sign_in(Client(), world.post("investigator"))
    case = world.case.pk
    for address in (
        "/work",
        "/cases",
        f"/cases/{case}",
        f"/cases/{case}/entries",
        "/sign-in",
        "/posts",
        "/search?q=ab",
    ):
        assert "no-store" in client.get(address)["Cache-Control"], address


def test_whoever_asks_for_like_reports_is_written_down(world: World) -> None:
    """It tells of reports of other units: it is a search as any other."""
    client, before = sign_in(Client(), world.post("duty_officer", "elsewhere")), Look.objects.count()
    client.post("/report/journal.recorded/similar", {"applicant_phone": "0555123456"})
    assert Look.objects.count() > before
