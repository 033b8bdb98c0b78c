"""The catalogue of powers tells every act; its drawing shows every stage and numbers every way between them."""

import re

import pytest
from django.test import Client

from tests.ways import Way
from tutash.kernel import diagram, law
from tutash.kernel.acts import ACTS, Act
from tutash.kernel.forms import questions
from tutash.kernel.testing import sign_in
from tutash.kernel.text import LANGUAGES, Text

pytestmark = pytest.mark.django_db
KINDS = sorted({act.subject for act in ACTS.values()})


def page(address: str, language: str = "ru") -> str:
    way = Way()
    client = sign_in(Client(headers={"Accept-Language": language}), way.post("investigator"))
    with way.clock():
        response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize("kind", KINDS)
def test_every_act_stands_in_it_with_a_page_of_its_own(kind: str) -> None:
    html = page(f"/powers?kind={kind}")
    acts = [act for act in ACTS.values() if act.subject == kind and not act.retired]
    assert all(f'href="/powers/{act.code}"' in html for act in acts)


@pytest.mark.parametrize("act", ACTS.values(), ids=lambda act: act.code)
def test_the_page_of_an_act_tells_norm_offices_and_what_it_asks(act: type[Act]) -> None:
    html = page(f"/powers/{act.code}", "en")
    assert act.title.en in html
    assert all(str(question.label.en) in html for question in questions(act) if question.widget != "hidden")


def test_an_office_sees_its_own_powers() -> None:
    html = page("/powers?office=deputy_prosecutor_general")
    assert "/powers/investigation.extended" in html and "/powers/journal.recorded" not in html.split("<h2")[1]


@pytest.mark.parametrize("address", ["/powers?kind=horse", "/powers?office=king", "/powers/no.such"])
def test_what_does_not_exist_is_not_found(address: str) -> None:
    way = Way()
    with way.clock():
        assert sign_in(Client(), way.post("investigator")).get(address).status_code == 404


@pytest.mark.parametrize("kind", KINDS)
def test_every_stage_is_drawn_and_every_way_is_numbered(kind: str) -> None:
    svg = diagram.draw(kind, Text("x", "x", "x"))
    moves = diagram.moves(kind)
    assert svg.count("<rect") == len(law.stages(kind))
    assert [int(n) for n in re.findall(r'font-weight="700"[^>]*>(\d+)</text>', svg)] == list(range(1, len(moves) + 1))
    for stage in law.stages(kind):
        assert any(word in svg for word in stage.title.ru.split())


def test_no_two_boxes_and_no_two_numbers_lie_on_each_other() -> None:
    boxes = diagram.place("case", diagram.moves("case"))
    placed = [(box.x, box.y) for box in boxes.values()]
    for n, (x, y) in enumerate(placed):
        assert all(x != other or abs(y - below) >= diagram.HEIGHT for other, below in placed[n + 1 :])
    svg = diagram.draw("case", Text("x", "x", "x"))
    numbers = [(int(x), int(y)) for x, y in re.findall(r'<circle cx="(\d+)" cy="(\d+)"', svg)]
    for n, (x, y) in enumerate(numbers):
        assert all(abs(x - a) >= 16 or abs(y - b) >= 12 for a, b in numbers[n + 1 :])


def test_the_way_through_is_the_shortest_one() -> None:
    assert diagram.spine("case", diagram.moves("case")) == [
        "journal",
        "check",
        "investigation",
        "familiarisation",
        "with_prosecutor",
        "approved",
        "in_court",
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_help_has_pages_and_no_others(language: str) -> None:
    html = page("/help", language)
    for address in re.findall(r'href="(/help/[a-z]+)"', html):
        assert "<h1" in page(address, language)
    way = Way()
    with way.clock():
        assert sign_in(Client(), way.post("investigator")).get("/help/nothing").status_code == 404
