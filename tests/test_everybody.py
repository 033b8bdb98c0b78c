"""Every page can be used by everybody: axe finds nothing, in three languages, with an empty register and a full one."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from django.contrib.staticfiles import finders
from django.test import Client

from tests.test_screens import FOR, PAGES, TABS
from tests.ways import STAGES, Way
from tutash.institutions.crimes.models import Case
from tutash.kernel.acts import ACTS
from tutash.kernel.testing import sign_in
from tutash.kernel.text import LANGUAGES
from tutash.registers.persons.models import Participation

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
SITE = "http://localhost"
PUBLIC = ("/", "/r", "/r/no-such-code", "/sign-in")
KINDS = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".woff2": "font/woff2"}


class Reader:
    """A browser to which our own client hands pages that it fetched inside the transaction of the test.

    Playwright answers a route outside of that transaction, so a page is fetched before it is opened.
    """

    def __init__(self, page: "Page") -> None:
        self.page, self.client, self.problems = page, Client(), list[str]()
        self.fetched: Any = None
        page.route("**/*", self._answer)
        page.on("pageerror", lambda error: self.problems.append(f"{page.url}: {error}"))
        page.on("console", lambda m: self.problems.append(f"{page.url}: {m.text}") if m.type == "error" else None)

    def _answer(self, route: "Route") -> None:
        path = route.request.url.removeprefix(SITE)
        if path.startswith("/static/"):
            file = Path(str(finders.find(path.removeprefix("/static/"))))
            return route.fulfill(body=file.read_bytes(), content_type=KINDS[file.suffix])
        if not route.request.is_navigation_request():
            return route.fulfill(status=204)
        answer = self.fetched
        headers = {name: value for name, value in answer.headers.items() if name != "Content-Length"}
        return route.fulfill(status=200, headers=headers, body=answer.content)

    def read(self, path: str, language: str) -> list[str]:
        """What axe finds on a page."""
        asked = f"{path}{'&' if '?' in path else '?'}lang={language}"
        self.fetched = self.client.get(asked, follow=True)
        self.page.goto(f"{SITE}{asked}")
        assert f'lang="{language}"' in self.page.content(), asked
        found = Axe().run(self.page).response["violations"]
        return [f"{path} [{language}] {problem['id']}: {problem['nodes'][0]['html'][:160]}" for problem in found]


@pytest.fixture
def reader(browser: "Browser") -> Iterator[Reader]:
    with browser.new_context(locale="ru-RU", timezone_id="Asia/Bishkek") as context:
        yield Reader(context.new_page())


def test_with_an_empty_register(reader: Reader) -> None:
    way, found = Way(), []
    with way.clock():
        for path in PUBLIC:
            found += [line for language in LANGUAGES for line in reader.read(path, language)]
        sign_in(reader.client, way.post("district_prosecutor"))
        for n, path in enumerate(pages("district_prosecutor")):
            found += reader.read(path, LANGUAGES[n % 3])
    assert found + reader.problems == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_with_a_full_register(reader: Reader, language: str) -> None:
    way = Way()
    cases = {stage: way.to(stage) for stage in STAGES}
    found: list[str] = []
    with way.clock():
        found += reader.read(f"/r/{Case.objects.get(pk=cases['check']).public_code}", language)
        for office, stage in {"head_of_unit": "investigation", "district_prosecutor": "with_prosecutor"}.items():
            sign_in(reader.client, way.post(office))
            for path in pages(office) if office == "district_prosecutor" else ["/work", "/board", "/cases"]:
                found += reader.read(path, language)
            for tab in TABS:
                found += reader.read(f"/cases/{cases[stage]}{tab}", language)
        person = Participation.objects.filter(case_id=cases["with_prosecutor"]).values_list("person_id", flat=True)[0]
        found += reader.read(f"/persons/{person}", language)
    assert found + reader.problems == []


def test_every_form(reader: Reader) -> None:
    """The blank form of every act, in a language that changes from one to the next."""
    way, found = Way(), []
    cases = {stage: way.to(stage) for stage in STAGES}
    with way.clock():
        for n, act in enumerate(act for act in ACTS.values() if act.subject == "case" and not act.retired):
            if "system" in act.by[:1]:
                continue
            sign_in(reader.client, way.post(act.by[0]))
            found += reader.read(_form(act.code, act.when, cases), LANGUAGES[n % 3])
    assert found + reader.problems == []


def _form(code: str, when: tuple[str, ...], cases: dict[str, UUID]) -> str:
    stage = next((stage for stage in when if stage in cases), "investigation")
    return f"/acts/{code}/{cases[stage]}" if when else f"/acts/{code}"


def pages(office: str) -> list[str]:
    return [*PAGES, *(path for path, offices in FOR.items() if office in offices and not path.endswith(".csv"))]
