"""Articles of the criminal codes: how a charge is written, whether it exists, and what it answers to elsewhere."""

from datetime import date
from pathlib import Path

import pytest

from tutash.kernel import law
from tutash.kernel.law import NotInForce, Pack, UnknownArticle
from tutash.kernel.law.code_tables import gravity_lines
from tutash.kernel.law.codes import Sanction, gravity_of, parse
from tutash.kernel.tests.oz import oz


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Pack:
    return oz(tmp_path_factory.mktemp("oz"))


WRITTEN = {
    "as the record writes it": ("uk-2021:205/2/3", ("uk-2021", "205", "2", "3")),
    "an article alone": ("uk-2021:205", ("uk-2021", "205", "", "")),
    "an article between others": ("uk-2021:205-1/2", ("uk-2021", "205-1", "2", "")),
    "a point that is a letter": ("uk-1997:164/2/б", ("uk-1997", "164", "2", "б")),
    "as a decree writes it": ("ст. 205 ч. 2 п. 3", (None, "205", "2", "3")),
    "without spaces": ("ст.205 ч.2", (None, "205", "2", "")),
    "in words": ("статья 205 часть 2 пункт 3", (None, "205", "2", "3")),
    "in brackets": ("280(2)(1)", (None, "280", "2", "1")),
    "raised": ("205¹ ч. 1", (None, "205-1", "1", "")),
    "a letter in quotes": ("164 ч.2 п. «б»", (None, "164", "2", "б")),
    "in English": ("art. 205 part 2 point 3", (None, "205", "2", "3")),
    "a number alone": ("205", (None, "205", "", "")),
}


@pytest.mark.parametrize(("text", "read"), WRITTEN.values(), ids=WRITTEN)
def test_a_charge_is_read_as_people_write_it(text: str, read: tuple[str | None, str, str, str]) -> None:
    assert parse(text) == read


@pytest.mark.parametrize(
    "text", ["", "Кража", "uk-2021:", "uk-2021:205/", "0x1F", "2050", "205 1234", "9" * 10_000, "205; drop"]
)
def test_what_is_no_charge_is_not_read(text: str) -> None:
    assert parse(text) is None


def test_a_charge_names_itself_in_three_languages() -> None:
    charge = law.charge("uk-2021:205/2/3")
    assert str(charge) == "uk-2021:205/2/3"
    assert charge.text.ru == "ст. 205 ч. 2 п. 3 УК КР 2021"
    assert charge.text.ky == "КР КЖК 2021, 205-берененин 2-бөлүгүнүн 3-пункту"
    assert charge.text.en == "art. 205 part 2 point 3 CC 2021"


def test_gravity_follows_from_the_sanction(pack: Pack) -> None:
    gravities = {
        written: pack.codes.charge(f"uk-2010:{written}").gravity for written in ("1/1", "1/2", "1/3", "1-1", "2")
    }
    assert gravities == {"1/1": "small", "1/2": "less_grave", "1/3": "grave", "1-1": "grave", "2": "less_grave"}


def test_gravity_of_an_article_with_unequal_parts_is_not_told(pack: Pack) -> None:
    assert pack.codes.charge("uk-2010:1").gravity is None
    assert pack.codes.charge("uk-2010:1/9").gravity is None


def test_a_point_has_the_gravity_of_its_part_unless_it_says_another(pack: Pack) -> None:
    assert pack.codes.charge("uk-2010:1/2/1").gravity == "less_grave"
    assert pack.codes.charge("uk-2010:1/2/2").gravity == "grave"


SANCTIONS = {
    "a fine": ({"others": ["fine"]}, "intentional", "small"),
    "five years": ({"imprisonment": [None, 5]}, "intentional", "less_grave"),
    "a day over five years": ({"imprisonment": [None, 5.01]}, "intentional", "grave"),
    "ten years": ({"imprisonment": [5, 10]}, "intentional", "grave"),
    "eleven years": ({"imprisonment": [8, 11]}, "intentional", "especially_grave"),
    "ten years by negligence": ({"imprisonment": [5, 10]}, "negligent", "less_grave"),
    "eleven years by negligence": ({"imprisonment": [5, 11]}, "negligent", None),
    "life": ({"imprisonment": [12, 15], "life": True}, "intentional", "especially_grave"),
}


@pytest.mark.parametrize(("sanction", "guilt", "gravity"), SANCTIONS.values(), ids=SANCTIONS)
def test_the_rule_of_gravity(pack: Pack, sanction: dict[str, object], guilt: str, gravity: str | None) -> None:
    lines = gravity_lines(law.Law(date(2020, 1, 1), pack).value("uk.gravity"))
    assert gravity_of(Sanction.model_validate(sanction), guilt, lines) == gravity


def test_a_part_that_the_pack_does_not_have_is_taken_but_not_known(pack: Pack) -> None:
    charge = pack.codes.charge("uk-2010:1/9")
    assert (charge.known, charge.unverified, charge.confidence) == (False, True, "L")
    assert pack.codes.charge("uk-2010:1/1").known
    assert pack.codes.charge("uk-2010:1/2/2").known
    assert not pack.codes.charge("uk-2010:1/1/7").known


@pytest.mark.parametrize("written", ["uk-2010:1-1/2", "uk-2010:1/2/3"])
def test_a_part_of_an_article_that_is_listed_in_full_is_refused(pack: Pack, written: str) -> None:
    with pytest.raises(UnknownArticle):
        pack.codes.charge(written)


def test_an_article_of_another_edition_is_refused_with_the_edition_that_has_it(pack: Pack) -> None:
    with pytest.raises(UnknownArticle) as refusal:
        pack.codes.charge("uk-2010:10")
    assert "uk-2000: 10" in refusal.value.detail.en
    assert refusal.value.status == 422


@pytest.mark.parametrize("written", ["uk-1900:1", "uk-2010:999", "nonsense", "1", "uk-2010:1\x00", "", "а" * 5000])
def test_what_does_not_exist_is_refused_in_three_languages(pack: Pack, written: str) -> None:
    with pytest.raises(UnknownArticle) as refusal:
        pack.codes.charge(written)
    assert len({*refusal.value.detail.as_json().values()}) == 3
    assert all(len(words) < 300 and words.isprintable() for words in refusal.value.detail.as_json().values())


def test_an_article_is_in_force_from_its_own_day(pack: Pack) -> None:
    assert pack.codes.charge("uk-2010:1-1", date(2015, 6, 1))
    with pytest.raises(NotInForce):
        pack.codes.charge("uk-2010:1-1", date(2015, 5, 31))


def test_an_article_is_not_in_force_after_its_code(pack: Pack) -> None:
    assert pack.codes.charge("uk-2000:10", date(2009, 12, 31))
    with pytest.raises(NotInForce) as refusal:
        pack.codes.charge("uk-2000:10", date(2010, 1, 1))
    assert "1 January 2010" in refusal.value.detail.en


def test_equivalents_are_as_sure_as_the_least_sure_of_the_two(pack: Pack) -> None:
    (found,) = pack.codes.equivalents("uk-2010:1/2")
    assert (found.charge, found.confidence, found.unverified) == ("uk-2000:10", "GK-H", True)
    back = pack.codes.equivalents("uk-2000:10")
    assert [(each.charge, each.unverified) for each in back] == [("uk-2010:1", True), ("uk-2010:1-1", True)]
    assert pack.codes.equivalents("uk-2000:11") == ()


FOUND = {
    "by number": ("1", ["uk-2010:1", "uk-2010:1-1", "uk-2000:10", "uk-2000:11"]),
    "by the beginning of a word": ("кра", ["uk-2010:1", "uk-2010:1-1"]),
    "by words in any order": ("метлы кража", ["uk-2010:1-1"]),
    "in Kyrgyz": ("ууруулук", ["uk-2010:1"]),
    "in English": ("WITCH", ["uk-2000:11"]),
    "by nothing": ("  ", []),
    "by nonsense": ("%_'\\", []),
}


@pytest.mark.parametrize(("words", "articles"), FOUND.values(), ids=FOUND)
def test_articles_are_found(pack: Pack, words: str, articles: list[str]) -> None:
    assert [article.key for article in pack.codes.find(words)] == articles


def test_the_better_answer_comes_first_whatever_its_edition(tmp_path: Path) -> None:
    def titled(**titles: str) -> str:
        return "\n".join(
            f'  "{n[1:].replace("_", "-")}": {{title: {{en: A, ru: {t}, ky: А}}}}' for n, t in titles.items()
        )

    head = "confidence: L\nstatus: unverified\narticles:\n"
    new = titled(n5="Мелкая кража", n6="Кража коня", n7="Прокражи", n12_1="Колдовство")
    changes = {
        "uk/2021.yaml": f"edition: uk-2010\n{head}{new}",
        "uk/1997.yaml": f"edition: uk-2000\n{head}{titled(n12='Кража')}",
        "uk/crosswalk.yaml": None,
    }
    codes = oz(tmp_path, **changes).codes
    assert [a.key for a in codes.find("кража")] == ["uk-2000:12", "uk-2010:6", "uk-2010:5"]
    assert [a.key for a in codes.find("краж")] == ["uk-2010:6", "uk-2000:12", "uk-2010:5", "uk-2010:7"]
    assert [a.key for a in codes.find("12")] == ["uk-2000:12", "uk-2010:12-1"]


def test_an_article_may_have_its_own_age_of_responsibility(pack: Pack) -> None:
    assert pack.codes.charge("uk-2010:2/1").age == 7
    assert pack.codes.charge("uk-2010:1").age is None


def test_a_search_keeps_to_an_edition_and_a_limit(pack: Pack) -> None:
    assert [article.key for article in pack.codes.find("1", edition="uk-2000")] == ["uk-2000:10", "uk-2000:11"]
    assert len(pack.codes.find("1", limit=2)) == 2


def test_the_edition_of_a_day(pack: Pack) -> None:
    assert pack.codes.edition_on(date(2009, 12, 31), "uk").key == "uk-2000"
    assert pack.codes.edition_on(date(2010, 1, 1), "uk").key == "uk-2010"
    with pytest.raises(NotInForce):
        pack.codes.edition_on(date(1999, 12, 31), "uk")


def test_a_pack_without_codes_has_no_articles(tmp_path: Path) -> None:
    left_out = dict.fromkeys(("uk/2021.yaml", "uk/1997.yaml", "uk/crosswalk.yaml"))
    assert oz(tmp_path, **left_out).codes.find("1") == ()
