"""What the holder of a slip reads, and what nobody reads there."""

import re

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from tests.ways import APPLICANT, STAGES, Way
from tutash.institutions.crimes.models import Case
from tutash.kernel import law, pages
from tutash.kernel.text import LANGUAGES
from tutash.portal import views
from tutash.portal.bound import Bound

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def unasked() -> None:
    views.BOUND.asked.clear()


def page(way: Way, address: str, language: str = "ru", status: int = 200) -> str:
    with way.clock():
        response = Client(headers={"Accept-Language": language}).get(address)
    assert response.status_code == status
    assert response["X-Robots-Tag"].startswith("noindex")
    return response.content.decode()


def code(way: Way) -> str:
    return Case.objects.get(pk=way.case.pk).public_code


@pytest.mark.parametrize("stage", STAGES)
def test_each_stage_is_told_in_plain_words_and_names_nobody(stage: str) -> None:
    way = Way()
    way.to(stage)
    pages.seal()
    told = law.stage("case", stage)
    assert told.public
    for language in LANGUAGES:
        html = page(way, f"/r/{code(way)}", language)
        assert told.public.to(language) in html and way.case.number in html
        secret = [
            "насос",
            "Выдуманов",
            "Tester",
            "Азамат",
            *APPLICANT.values(),
            *re.findall(r"\d{9}", APPLICANT["applicant_phone"]),
        ]
        assert [word for word in secret if word in html] == []


def test_the_next_deadline_stands_with_its_article_and_the_way_to_complain() -> None:
    way = Way()
    way.to("check")
    html = page(way, f"/r/{code(way)}")
    assert "Доследственная проверка" in html and "УПК КР 2021, ст. 153" in html
    assert "УПК КР 2021, ст. 126" in html
    assert "Следователь" in html


def test_the_stages_stand_in_the_order_in_which_they_came() -> None:
    way = Way()
    way.to("suspended")
    html = page(way, f"/r/{code(way)}")
    steps = [str(law.stage("case", stage).title) for stage in ("journal", "check", "investigation", "suspended")]
    listed = html.split("Что уже было")[1].split("</ol>")[0]
    assert [listed.index(step) for step in steps] == sorted(listed.index(step) for step in steps)


def test_what_would_tell_of_a_suspect_is_not_told() -> None:
    way = Way()
    way.to("investigation")
    way.step("petition.lodged", "investigator", name="Выдуманов", words="Прошу отложить.")
    html = page(way, f"/r/{code(way)}")
    assert "ходатайств" not in html.lower()


@pytest.mark.parametrize("wrong", ["nothing-here", "x", "a" * 500, "%00", "код"])
def test_a_code_that_nobody_was_given_is_answered_politely(wrong: str) -> None:
    html = page(Way(), f"/r/{wrong}", status=404)
    assert "Сообщение не найдено" in html and 'name="number"' in html


@pytest.mark.parametrize("written", ["{number}", " {number} ", "{spaced}", "{journal}"])
def test_number_and_code_lead_to_the_page(written: str) -> None:
    way = Way()
    way.to("check")
    case = Case.objects.get()
    number = written.format(
        number=case.crime_number, spaced=case.crime_number.replace("-", " "), journal=case.journal_number
    )
    with way.clock():
        found = Client().get("/r", {"number": number, "code": case.public_code})
    assert (found.status_code, found.headers.get("Location")) == (302, f"/r/{case.public_code}")


def test_a_wrong_number_or_a_wrong_code_is_the_same_answer() -> None:
    way = Way()
    way.to("check")
    case = Case.objects.get()
    with way.clock():
        for asked in (
            {"number": "1-11204-2026-000002", "code": case.public_code},
            {"number": case.crime_number, "code": case.public_code.swapcase()},
            {"number": case.crime_number},
            {"code": case.public_code},
        ):
            assert Client().get("/r", asked).status_code == 404
    assert "Где моё сообщение?" in page(way, "/r")


def test_a_machine_that_tries_codes_is_slowed_down() -> None:
    way = Way()
    client = Client()
    with way.clock():
        answers = [client.get(f"/r/guess-number-{n:03d}").status_code for n in range(70)]
        assert answers == [404] * 60 + [429] * 10
        assert client.get("/r/guess", REMOTE_ADDR="10.0.0.9").status_code == 404
        slower = client.get("/r")
    assert slower["Retry-After"] == "60"


def test_only_reading_is_possible() -> None:
    with Way().clock():
        assert Client().post("/r", {"number": "1"}).status_code == 405


def test_the_first_page_leads_there() -> None:
    with Way().clock():
        assert 'href="/r"' in Client().get("/").content.decode()


@given(st.lists(st.floats(0, 30), max_size=60), st.integers(1, 5))
def test_within_any_window_no_more_pass_than_allowed(pauses: list[float], most: int) -> None:
    bound, now, passed = Bound(most, 60.0), 0.0, []
    for pause in pauses:
        now += pause
        if bound.passes("a", now):
            passed.append(now)
    assert all(later - passed[n] >= 60.0 for n, later in enumerate(passed[most:]))
