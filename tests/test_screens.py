"""Every page, for every office, in three languages: with nothing in the register, and with a case at each stage."""

import re
from collections import Counter
from html.parser import HTMLParser

import pytest
from django.db import connection
from django.test import Client

from tests.ways import STAGES, Way
from tutash.kernel import law
from tutash.kernel.models import Look
from tutash.kernel.testing import sign_in
from tutash.kernel.text import LANGUAGES

pytestmark = pytest.mark.django_db

OFFICES = (
    "duty_officer",
    "inquiry_officer",
    "investigator",
    "head_of_unit",
    "prosecutor",
    "district_prosecutor",
    "deputy_prosecutor_general",
    "registrar",
    "data_protection_officer",
    "statistician",
)
PAGES = (
    "/work",
    "/work?of=mine&due=overdue",
    "/notices",
    "/notices?all=yes",
    "/cases",
    "/cases?q=123&stage=check&article=205&due=soon&since=01.01.2026&until=02.03.2026&sort=old",
    "/search",
    "/search?q=Вымышленов",
    "/powers",
    "/powers?kind=person&office=registrar",
    "/powers/case.opened",
    "/help",
    "/help/start",
    "/help/deadlines",
    "/help/mistakes",
    "/help/access",
    "/help/keyboard",
)
# Pages of some offices only; the others are told so.
FOR = {
    "/board": {*OFFICES} - {"inquiry_officer", "investigator", "data_protection_officer"},
    "/supervision": {"prosecutor", "district_prosecutor", "deputy_prosecutor_general"},
    "/cases.csv": {"head_of_unit", "district_prosecutor", "deputy_prosecutor_general", "statistician"},
}
TABS = (
    "",
    "/entries",
    "/entries/1",
    "/people",
    "/qualification",
    "/deadlines",
    "/requests",
    "/documents",
    "/links",
    "/looks",
    "/slip",
)


class Whole(HTMLParser):
    """A page is closed in order, has one first heading, no id twice, and a label for what can be entered."""

    VOID = ("meta", "link", "input", "img", "br", "hr", "path", "rect", "circle")

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.VOID:
            assert self.open.pop() == tag, f"</{tag}> closes nothing"

    def faults(self) -> list[str]:
        found = [f"{tag} is not closed" for tag in self.open]
        heads = sum(tag == "h1" for tag, _ in self.tags)
        found += [] if heads == 1 else [f"{heads} first headings"]
        ids = Counter(attributes["id"] for _, attributes in self.tags if attributes.get("id"))
        found += [f"id {name} twice" for name, count in ids.items() if count > 1]
        labels = {attributes.get("for") for tag, attributes in self.tags if tag == "label"}
        asked = [a for tag, a in self.tags if tag in ("input", "select", "textarea") and a.get("type") != "hidden"]
        return found + [f"{a.get('name')} has no label" for a in asked if a.get("id") not in labels]


def get(client: Client, path: str, language: str = "ru") -> tuple[int, str]:
    response = client.get(path, headers={"Accept-Language": language})
    kind = response.headers.get("Content-Type", "")
    html = response.content.decode() if "charset" in kind else ""
    if kind.startswith("text/html"):
        assert f'<html lang="{language}"' in html, path
        assert Whole(html).faults() == [], path
        assert not re.search(r"en=.*ru=.*ky=|Undefined|None</", html), path
    return response.status_code, html


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("office", OFFICES)
def test_every_page_stands_on_an_empty_register(office: str, language: str) -> None:
    world = Way()
    client = sign_in(Client(), world.post(office))
    with world.clock():
        for path in PAGES:
            assert get(client, path, language)[0] == 200, path
        for path, allowed in FOR.items():
            assert get(client, path, language)[0] == (200 if office in allowed else 403), path


@pytest.mark.parametrize("stage", STAGES)
def test_a_case_is_shown_whole_at_every_stage(stage: str) -> None:
    way = Way()
    case_id = way.to(stage)
    title = law.stage("case", stage).title
    for office, language in (("investigator", "ky"), ("head_of_unit", "en"), ("prosecutor", "ru")):
        if office == "investigator" and not way.case.post_id.endswith("investigator"):
            continue
        client = sign_in(Client(), way.post(office))
        with way.clock():
            for tab in TABS:
                status, html = get(client, f"/cases/{case_id}{tab}", language)
                assert status == 200, (tab, office)
                assert tab in ("/slip", "/entries/1") or title.to(language) in html
            for path in ("/work", "/cases", "/search?q=0555765432", "/notices"):
                assert get(client, path, language)[0] == 200, path
            if office == "prosecutor":
                assert get(client, "/supervision", language)[0] == 200


def test_an_official_of_another_unit_finds_nothing_whatever_the_page() -> None:
    way = Way()
    case_id = way.to("charged")
    number = way.case.number
    person = way.suspect()
    client = sign_in(Client(), way.post("head_of_unit", "elsewhere"))
    with way.clock():
        for tab in (*TABS, "/entries/5", "/files/1"):
            assert get(client, f"/cases/{case_id}{tab}")[0] == 404, tab
        assert get(client, f"/deadlines/{case_id}/investigation/4")[0] == 404
        for path in ("/cases", f"/cases?q={number}", f"/search?q={number}", "/search?q=0555765432", "/cases.csv"):
            status, html = get(client, path)
            assert (status, str(case_id) in html) == (200, False), path
        assert "<strong>0</strong>" in get(client, "/board")[1]
        shown = get(client, f"/persons/{person}")[1]
        assert "Выдуманов" in shown and number not in shown
        assert 'name="reason"' in shown  # one line, until there is a reason


def test_a_shielded_case_is_for_who_is_in_charge_and_who_supervises() -> None:
    way = Way()
    case_id = way.to("check", shield="child")
    colleague, head = (
        sign_in(Client(), way.post("duty_officer", name="night")),
        sign_in(Client(), way.post("head_of_unit")),
    )
    with way.clock():
        assert get(colleague, f"/cases/{case_id}")[0] == 404
        assert way.case.number not in get(colleague, "/cases")[1]
        assert get(head, f"/cases/{case_id}")[0] == 200


@pytest.mark.parametrize("tab", [*TABS, "/entries/4"])
def test_who_looks_is_written_before_anything_is_shown(tab: str) -> None:
    way = Way()
    case_id = way.to("investigation")
    client = sign_in(Client(), way.post("investigator"))
    with way.clock():
        get(client, f"/cases/{case_id}{tab}")
    looks = Look.objects.filter(subject_id=case_id)
    assert [(look.post, look.kind) for look in looks] == [("police.investigator", "consultation")]


def test_where_no_look_can_be_written_nothing_is_shown() -> None:
    way = Way()
    case_id = way.to("check")
    client = sign_in(Client(raise_request_exception=False), way.post("investigator"))
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE kernel_look ADD CONSTRAINT closed CHECK (false) NOT VALID")
    with way.clock():
        for path in (f"/cases/{case_id}", "/cases", "/work", "/search?q=Вымышленов"):
            response = client.get(path)
            assert (response.status_code, "насос" in response.content.decode()) == (500, False)
