"""What every answer carries, and what no request may do."""

from collections.abc import Callable

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from tutash.kernel.jinja import language
from tutash.kernel.middleware import Language, Protection


def page(request: HttpRequest) -> HttpResponse:
    return HttpResponse(language())


protected, spoken = Protection(page), Language(page)
browser = RequestFactory()


def test_a_page_loads_nothing_but_our_own_files() -> None:
    policy = protected(browser.get("/"))["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    assert "http" not in policy


def test_a_page_says_how_it_must_be_treated() -> None:
    answer = protected(browser.get("/"))
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cache-Control"] == "no-store"


SITES = {
    "another site": ("post", "cross-site", 403),
    "a neighbour's host": ("post", "same-site", 403),
    "our own page": ("post", "same-origin", 200),
    "the person, by reloading": ("post", "none", 200),
    "a program, which does not say": ("post", None, 200),
    "a link on another site": ("get", "cross-site", 200),
}


@pytest.mark.parametrize(("method", "site", "status"), SITES.values(), ids=SITES)
def test_who_may_ask_for_a_change(method: str, site: str | None, status: int) -> None:
    send: Callable[..., HttpRequest] = getattr(browser, method)
    headers = {"Sec-Fetch-Site": site} if site else {}
    assert protected(send("/acts/x", headers=headers)).status_code == status


LANGUAGES = {
    "the browser asks for it": ({"Accept-Language": "ky,ru;q=0.5"}, "", "ky"),
    "the browser asks for one we do not speak": ({"Accept-Language": "tr"}, "", "ru"),
    "it was chosen before": ({"Accept-Language": "ky"}, "en", "en"),
    "the cookie is nonsense": ({"Accept-Language": "ky"}, "xx", "ky"),
}


@pytest.mark.parametrize(("headers", "cookie", "expected"), LANGUAGES.values(), ids=LANGUAGES)
def test_the_language_of_an_answer(headers: dict[str, str], cookie: str, expected: str) -> None:
    request = browser.get("/", headers=headers)
    if cookie:
        request.COOKIES["tutash_language"] = cookie
    answer = spoken(request)
    assert answer.content.decode() == expected
    assert answer["Content-Language"] == expected


def test_a_language_is_chosen_by_a_link_that_keeps_the_page() -> None:
    answer = spoken(browser.get("/cases?stage=check&lang=ky&unit=7"))
    assert answer.status_code == 302
    assert answer["Location"] == "/cases?stage=check&unit=7"
    assert answer.cookies["tutash_language"].value == "ky"


def test_choosing_a_language_never_leads_to_another_host() -> None:
    request = browser.get("/?lang=ky")
    request.path = "//evil.example/"
    assert spoken(request)["Location"] == "/evil.example/"


def test_a_language_is_chosen_inside_a_form_without_losing_it() -> None:
    answer = spoken(browser.post("/acts/x", {"_language": "ky", "narrative": "…"}))
    assert answer.content.decode() == "ky"
    assert answer.cookies["tutash_language"].value == "ky"
