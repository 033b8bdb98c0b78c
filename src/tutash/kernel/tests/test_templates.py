"""What the browser is given: whole, in three languages, with nothing inline, and light."""

import gzip
import re
from collections import Counter
from datetime import timedelta
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from django.template.loader import get_template
from django.test import RequestFactory
from django.utils import translation
from pydantic import BaseModel

from tutash.kernel.due import due_words
from tutash.kernel.forms import Form
from tutash.kernel.tests.gallery import NOW, Report
from tutash.kernel.text import LANGUAGES, Text

STATIC = Path(__file__).parents[1] / "static/tutash"
PAGE = """{% extends "kernel/layout.html" %}{% from "kernel/form.html" import complaints, fields %}
{% block title %}x{% endblock %}{% block content %}{{ complaints(form) }}{{ fields(form) }}{% endblock %}"""
TYPED = {
    "narrative": ["<script>alert('\"')</script>"],
    "things-0-what": ["</textarea>"],
    "suspect-find": ["асан"],
    "_add": ["things"],
}
ERRORS = ("400", "403", "403_foreign", "403_csrf", "404", "409", "500")


class Page(HTMLParser):
    """The tags of a page, and whether they are closed in order."""

    VOID = ("meta", "link", "input", "img", "br", "hr")

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag, f"</{tag}> closes nothing"

    def all(self, name: str) -> list[str]:
        return [value for _, attributes in self.tags if (value := attributes.get(name))]


def render(name: str, **context: Any) -> str:
    return get_template(name).render(context, RequestFactory().get("/"))


def form_page(typed: dict[str, list[str]], model: type[BaseModel] = Report) -> str:
    engine = get_template("kernel/layout.html").backend.env  # type: ignore[attr-defined]
    request = RequestFactory().get("/")
    html: str = engine.from_string(PAGE).render(form=Form(model, typed), request=request)
    return html


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("typed", [{}, {"narrative": [""]}, TYPED], ids=["blank", "wrong", "hostile"])
def test_a_form_is_whole_and_every_field_has_its_label(typed: dict[str, list[str]], language: str) -> None:
    with translation.override(language):
        page = Page(form_page(typed))
    assert page.open == []
    assert [name for name, count in Counter(page.all("id")).items() if count > 1] == []
    labelled = set(page.all("for"))
    entered = [a for tag, a in page.tags if tag in ("input", "select", "textarea") and a.get("type") != "hidden"]
    assert [a["name"] for a in entered if a.get("id") not in labelled] == []
    described = {name for names in page.all("aria-describedby") for name in names.split()}
    assert described <= set(page.all("id"))


def test_what_was_typed_is_shown_again_and_can_not_break_out() -> None:
    html = form_page(TYPED)
    assert "&lt;script&gt;alert(&#39;&#34;&#39;)&lt;/script&gt;" in html
    assert 'value="&lt;/textarea&gt;"' in html


def test_the_summary_leads_to_the_fields() -> None:
    page = Page(form_page({"narrative": [""]}))
    links = [link[1:] for link in page.all("href") if link.startswith("#q-")]
    assert len(links) > 5
    assert set(links) <= set(page.all("id"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ERRORS)
def test_an_error_is_told_in_the_language_of_the_reader(name: str, language: str) -> None:
    with translation.override(language):
        page = Page(render(f"{name}.html"))
    assert page.open == []
    assert ("html", {"lang": language, "class": "govuk-template"}) in page.tags


def test_an_error_can_be_told_when_nothing_is_known_of_the_request() -> None:
    assert "<h1" in get_template("500.html").render()


def test_no_template_has_anything_inline() -> None:
    kernel = Path(__file__).parents[2]
    for path in kernel.rglob("templates/**/*.html"):
        html = path.read_text()
        assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:|<script(?![^>]*\ssrc=)", html), path
        assert not re.search(r"(src|href)=[\"']https?:", html), path


def test_the_first_visit_is_light() -> None:
    sizes = {path.name: _sent(path) for path in STATIC.rglob("*") if path.suffix in (".css", ".js", ".woff2", ".svg")}
    assert sizes["tutash.css"] <= 16_000
    assert all(size <= 11_264 for name, size in sizes.items() if name.endswith(".woff2"))
    assert (STATIC / "tutash.js").stat().st_size <= 8_192
    form = len(gzip.compress(form_page({}).encode(), 6))
    assert sum(sizes.values()) + form <= 60_000, sizes


def test_nothing_of_another_state_is_shipped() -> None:
    for path in STATIC.rglob("*"):
        if path.is_file():
            assert not re.search(rb"GDS Transport|crest|crown|https?://[a-z]+\.gov\.uk", path.read_bytes()), path.name


def _sent(path: Path) -> int:
    data = path.read_bytes()
    return len(data) if path.suffix == ".woff2" else len(gzip.compress(data, 9))


DUE = {
    "at the last midnight": (
        timedelta(hours=-3, minutes=-10),
        Text("overdue by 1 day", "просрочено на 1 день", "мөөнөтү 1 күн мурун өттү"),
    ),
    "at the midnight before": (
        timedelta(hours=-27, minutes=-10),
        Text("overdue by 2 days", "просрочено на 2 дня", "мөөнөтү 2 күн мурун өттү"),
    ),
    "three days ago": (
        timedelta(days=-3),
        Text("overdue by 3 days", "просрочено на 3 дня", "мөөнөтү 3 күн мурун өттү"),
    ),
    "an hour and a half ago": (
        timedelta(hours=-1.5),
        Text("overdue by 1 hour", "просрочено на 1 час", "мөөнөтү 1 саат мурун өттү"),
    ),
    "at this very moment": (
        timedelta(),
        Text("overdue, under an hour", "просрочено, менее часа", "мөөнөтү өткөнүнө бир сааттан аз болду"),
    ),
    "in eleven hours": (timedelta(hours=11), Text("today by 14:10", "сегодня до 14:10", "бүгүн, саат 14:10")),
    "at midnight": (timedelta(hours=20, minutes=50), Text("today", "сегодня", "бүгүн")),
    "at the next midnight": (timedelta(hours=44, minutes=50), Text("tomorrow", "завтра", "эртең")),
    "in 21 days": (timedelta(days=21), Text("in 21 days", "через 21 день", "21 күндөн кийин")),
    "in 24 days": (timedelta(days=24), Text("in 24 days", "через 24 дня", "24 күндөн кийин")),
}


@pytest.mark.parametrize(("after", "words"), DUE.values(), ids=DUE)
def test_how_a_due_date_stands_is_said_in_words(after: timedelta, words: Text) -> None:
    assert due_words(NOW + after, NOW) == words
