"""Lists of cases, the board and the file: one predicate, one filter, whatever the way out."""

import csv
import io

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from tests.ways import Way
from tutash.institutions.crimes import boards
from tutash.institutions.crimes.listing import Filter
from tutash.institutions.crimes.views.cases import NOT_CELLS, harmless
from tutash.kernel.models import Look, Subject
from tutash.kernel.testing import sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def way() -> Way:
    """A unit with five cases: one is late, one is new, one is with the prosecutor, one belongs to another officer."""
    way = Way()
    way.to("check", narrative="Давняя кража насоса.")
    way.later(days=11)
    way.to("investigation", narrative="Кража телефона.")
    way.to("with_prosecutor", narrative="Кража скота.")
    other = way.report(narrative="Похищен велосипед.", applicant_phone="0700 111222")
    way.step("crime.registered", "duty_officer", other)
    way.step("case.assigned", "head_of_unit", other, officer=way.post("investigator", name="second").code)
    way.report(narrative="Потеряна сумка.", incident="lost_property")
    return way


def numbers(client: Client, query: str = "", path: str = "/cases") -> set[str]:
    html = client.get(f"{path}?{query}").content.decode()
    return {s.number for s in Subject.objects.filter(kind="case") if f"/cases/{s.pk}" in html}


FILTERS = {
    "": {1, 2, 3, 4, "Ж"},
    "stage=check": {1, 4},
    "stage=with_prosecutor": {3},
    "officer=police.investigator.second": {4},
    "officer=none": {"Ж"},
    "due=overdue": {1},
    "due=soon": {1},
    "article=205": {2, 3},
    "article=205 ч. 2": {2, 3},
    "article=uk-2021:205/1": set(),
    "q=велосипед": {4},
    "q=кража скота": {3},
    "q=0700111222": {4},
    "q=1 11204 2026 2": {2},
    "q=2": {2},
    "q=Ж 5": {"Ж"},
    "since=10.03.2026": {2, 3, 4, "Ж"},
    "until=02.03.2026": {1},
    "pile=unassigned": set(),
    "unit=mvd": set(),
    "stage=no_such_stage": set(),
}


@pytest.mark.parametrize(("query", "found"), FILTERS.items(), ids=FILTERS)
def test_a_filter_finds_what_it_says(way: Way, query: str, found: set[int | str]) -> None:
    head = sign_in(Client(), way.post("head_of_unit"))
    with way.clock():
        shown = numbers(head, query)
    wanted = {f"1-11204-2026-{n:06d}" if n != "Ж" else "1-11204-2026-Ж000005" for n in found}
    assert shown == wanted


@pytest.mark.parametrize("query", ["since=32.13.2026", "article=999", "article=кража", "sort=best", "q=" + "я" * 500])
def test_a_filter_that_can_not_be_is_told_and_kept(way: Way, query: str) -> None:
    head = sign_in(Client(), way.post("head_of_unit"))
    with way.clock():
        response = head.get(f"/cases?{query}")
    assert response.status_code == 422
    assert "govuk-error-summary" in response.content.decode()


def test_the_board_counts_what_its_links_lead_to(way: Way) -> None:
    post = way.post("head_of_unit")
    head = sign_in(Client(), post)
    with way.clock():
        loads = {load.code: load for load in boards.loads(post, "post_id", Filter())}
        html = head.get("/board?unit=police").content.decode()
        for code, load in loads.items():
            for stage, count in load.stages.items():
                assert len(numbers(head, f"unit=police&officer={code}&stage={stage}")) == count
            assert len(numbers(head, f"unit=police&officer={code}&due=overdue")) == load.overdue
    assert {code: (load.total, load.overdue) for code, load in loads.items()} == {
        "police.investigator": (3, 1),
        "police.investigator.second": (1, 0),
        "police.duty_officer": (1, 0),
    }
    assert "officer=police.investigator&amp;stage=with_prosecutor" in html


def test_what_must_be_done_at_once_is_not_late_within_the_first_day(way: Way) -> None:
    post = way.post("duty_officer")
    way.report(narrative="Украден баран.")
    with way.clock():
        assert boards.total(boards.loads(post, "post_id", Filter())).overdue == 1
    way.later(days=1, minutes=1)
    with way.clock():
        assert boards.total(boards.loads(post, "post_id", Filter())).overdue == 2


def test_the_file_holds_the_list_and_every_case_in_it_is_written_as_disclosed(way: Way) -> None:
    head = sign_in(Client(), way.post("head_of_unit"))
    with way.clock():
        shown = numbers(head, "article=205")
        response = head.get("/cases.csv?article=205")
    rows = list(csv.reader(io.StringIO(response.content.decode("utf-8-sig")), delimiter=";"))
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert {row[0] for row in rows[1:]} == shown
    assert rows[1][7] == "ст. 205 ч. 2 УК КР 2021"
    disclosed = Look.objects.filter(kind="disclosure", what="export")
    assert {Subject.objects.get(pk=look.subject_id).number for look in disclosed} == shown
    assert Look.objects.filter(kind="disclosure", what="export 2", purpose="article=205").count() == 1


def test_the_file_is_for_offices_that_may_take_lists_away(way: Way) -> None:
    for office, status in (("investigator", 403), ("duty_officer", 403), ("prosecutor", 403), ("head_of_unit", 200)):
        client = sign_in(Client(), way.post(office))
        with way.clock():
            assert client.get("/cases.csv").status_code == status
            assert ("cases.csv" in client.get("/cases").content.decode()) == (status == 200)


@given(st.text(max_size=30))
def test_no_cell_is_taken_for_a_formula(cell: str) -> None:
    assert not harmless(cell).startswith(NOT_CELLS)
    assert harmless(cell).removeprefix("'") == cell.removeprefix("'")


def test_the_pages_of_a_list_follow_one_another(way: Way) -> None:
    for n in range(60):
        way.later(minutes=1).report(narrative=f"Сообщение {n}")
    head = sign_in(Client(), way.post("head_of_unit"))
    seen: list[str] = []
    address = "/cases?sort=old"
    with way.clock():
        while address:
            html = head.get(address).content.decode()
            seen += [s.number for s in Subject.objects.order_by("opened_at") if f"/cases/{s.pk}" in html]
            address = html.split('rel="next"')[0].rsplit('href="', 1)[-1].split('"')[0].replace("&amp;", "&")
            address = address if 'rel="next"' in html else ""
    assert seen == list(
        Subject.objects.filter(kind="case").order_by("opened_at", "id").values_list("number", flat=True)
    )


def test_a_list_asks_the_same_few_questions_however_long_it_is(way: Way) -> None:
    def asked() -> int:
        head = sign_in(Client(), way.post("head_of_unit"))
        with way.clock(), CaptureQueriesContext(connection) as queries:
            assert head.get("/cases").status_code == 200
        return len([query for query in queries if "SAVEPOINT" not in query["sql"]])

    few = asked()
    for n in range(40):
        way.later(minutes=1).report(narrative=f"Сообщение {n}")
    assert asked() == few <= 15
