"""One box for every number and every name; a person whom no case of mine concerns is one line."""

import pytest
from django.test import Client

from tests.ways import Way
from tutash.kernel.access import MANY
from tutash.kernel.models import Look
from tutash.kernel.testing import sign_in
from tutash.registers.persons.models import Person

pytestmark = pytest.mark.django_db


def client(way: Way, office: str, unit: str = "", name: str = "") -> Client:
    return sign_in(Client(headers={"Accept-Language": "ru"}), way.post(office, unit, name))


@pytest.mark.parametrize(
    "typed",
    [
        "1-11204-2026-000001",
        "1 11204 2026 1",
        "1112042026000001",
        "1-11204-2026-Ж000001",
        "ж 1",
        "000001",
        "0555 765432",
        "+996 (555) 76-54-32",
    ],
)
def test_a_case_is_found_by_any_of_its_numbers(typed: str) -> None:
    way = Way()
    case_id = way.to("check")
    with way.clock():
        html = client(way, "investigator").get("/search", {"q": typed}).content.decode()
    assert f'href="/cases/{case_id}"' in html


@pytest.mark.parametrize("typed", ["Вымышленов", "вымышленов жаныбек", "Vymyshlenov", "Вымишленов", "0555765432"])
def test_a_person_is_found_in_any_spelling_with_what_speaks_for_it(typed: str) -> None:
    way = Way()
    way.to("check")
    with way.clock():
        html = client(way, "investigator").get("/search", {"q": typed}).content.decode()
    assert f'href="/persons/{Person.objects.get().pk}"' in html
    assert 'tutash-powers__why">' in html.split("Лица</h2>")[1]


@pytest.mark.parametrize("typed", ["", "я", " ", "\x00", "%" * 500, "'; DROP TABLE", "<script>", "😀😀"])
def test_whatever_is_typed_gets_an_answer(typed: str) -> None:
    way = Way()
    with way.clock():
        response = client(way, "investigator").get("/search", {"q": typed})
    assert response.status_code == 200 and b"<script>" not in response.content


def test_a_search_is_written_with_its_words() -> None:
    way = Way()
    with way.clock():
        client(way, "investigator").get("/search?q=Вымышленов")
    (look,) = Look.objects.filter(subject_id=MANY, what="search")
    assert (look.post, look.purpose) == ("police.investigator", "Вымышленов")


def test_a_person_of_my_case_is_shown_whole_and_of_no_case_of_mine_as_a_line_until_i_give_a_reason() -> None:
    way = Way()
    case_id = way.to("charged")
    person = way.suspect()
    mine, others = client(way, "investigator"), client(way, "investigator", "elsewhere")
    with way.clock():
        whole = mine.get(f"/persons/{person}").content.decode()
        assert "05.05.1990" in whole and f"/cases/{case_id}" not in whole and f"/subjects/{case_id}" in whole
        line = others.get(f"/persons/{person}").content.decode()
        assert "Выдуманов" in line and "Имена" not in line
        short = others.post(f"/persons/{person}", {"reason": "x"}).content.decode()
        assert "Напишите словами." in short
        opened = others.post(f"/persons/{person}", {"reason": "Проверка по ориентировке"}).content.decode()
        assert "Имена" in opened and f"/subjects/{case_id}" not in opened
        assert others.get(f"/persons/{person}/looks").status_code == 404
        seen = mine.get(f"/persons/{person}/looks").content.decode()
        assert "Проверка по ориентировке" in seen
        entry = mine.get(f"/persons/{person}/entries/1").content.decode()
    assert "Учёт лица" in entry and "Мужской" in entry


def test_nobody_learns_of_a_person_in_a_shielded_case() -> None:
    way = Way()
    way.to("check", shield="child")
    person = Person.objects.get().pk
    colleague = client(way, "duty_officer", name="night")
    with way.clock():
        assert colleague.get(f"/persons/{person}").status_code == 404
        assert str(person) not in colleague.get("/search?q=Вымышленов").content.decode()
