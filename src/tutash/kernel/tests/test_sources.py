"""How a form finds what is meant: officials, units, articles, places, grounds."""

from datetime import date, timedelta

import pytest

from tutash.kernel.forms import Asking
from tutash.kernel.forms.sources import SOURCES, Candidate, source_of
from tutash.kernel.models import Post
from tutash.kernel.testing import World

DAY = date(2026, 3, 2)
BLANK = Asking(today=DAY)


def values(kind: str, words: str, asking: Asking = BLANK) -> list[str]:
    return [candidate.value for candidate in found(kind, words, asking)]


def found(kind: str, words: str, asking: Asking = BLANK) -> list[Candidate]:
    source = source_of(kind)
    assert source is not None
    return list(source.find(words, asking))


CITED = {
    "the number alone, in every code": ("205", ["uk-2021:205", "uk-2019:205"]),
    "as lawyers write": ("ст. 205 ч. 2", ["uk-2021:205/2", "uk-2019:205/2"]),
    "as Kyrgyz lawyers write": ("205-берененин 2-бөлүгү", ["uk-2021:205/2", "uk-2019:205/2"]),
    "by its name": ("скотокрадство", ["uk-2021:205-1", "uk-1997:165"]),
    "by its name in Kyrgyz": ("мал уур", ["uk-2021:205-1", "uk-1997:165"]),
    "a word that is in no title": ("абракадабра", []),
}


@pytest.mark.parametrize(("words", "first"), CITED.values(), ids=CITED)
def test_an_article_is_found_as_people_cite_it(words: str, first: list[str]) -> None:
    assert values("charge", words)[: len(first) or 1] == first


def test_only_an_article_with_its_code_chooses_itself() -> None:
    assert [candidate.value for candidate in found("charge", "uk-2021:205/2") if candidate.exact] == ["uk-2021:205/2"]
    assert not any(candidate.exact for candidate in found("charge", "205 ч. 2"))


def test_a_place_is_found_in_any_language() -> None:
    assert values("territory", "ак-суй") == values("territory", "ак-суу") == ["41702205000000"]
    source = source_of("territory")
    assert source is not None
    assert source.named("00000000000000", BLANK) is None


def test_the_grounds_are_those_of_the_day() -> None:
    grounds = values("list:procedure.refusal_grounds", "")
    assert "no_event" in grounds
    assert len(grounds) == len(set(grounds))


@pytest.mark.django_db
class TestPosts:
    def test_colleagues_are_offered_before_anything_is_typed(self) -> None:
        world = World()
        chief, officer = world.post("head_of_unit"), world.post("investigator")
        world.post("investigator", "elsewhere")
        assert values("post", "", Asking(chief)) == sorted([chief.code, officer.code])
        assert values("post", "") == []

    def test_an_official_is_found_by_name(self) -> None:
        world = World()
        officer = world.post("investigator", "elsewhere", name="Токтогулов")
        world.post("investigator", name="Асанов")
        assert values("post", "токтог") == [officer.code]
        assert values("post", "investigator токто") == [officer.code]

    def test_a_post_that_has_ended_is_not_offered(self) -> None:
        world = World()
        officer = world.post("investigator", name="Токтогулов")
        Post.objects.filter(pk=officer.pk).update(until=officer.since + timedelta(days=1))
        assert values("post", "токтог") == []
        assert SOURCES["post"].named(officer.code, BLANK) is None


@pytest.mark.django_db
def test_a_unit_is_found_in_any_language() -> None:
    World()
    assert values("unit", "свердлов") == values("unit", "sverdlov") == ["police"]
    assert [candidate.value for candidate in found("unit", "police") if candidate.exact] == ["police"]


@pytest.mark.django_db
def test_a_case_that_one_may_not_see_does_not_exist() -> None:
    world = World()
    source = SOURCES["case"]
    assert source.find("", Asking(world.post("investigator"))) == []
    assert source.find("0417", BLANK) == []
    assert source.named("01920000-0000-7000-8000-000000000000", Asking(world.post("investigator"))) is None
