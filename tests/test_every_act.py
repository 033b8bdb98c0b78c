"""What every act of every institution must be, checked without knowing any of them."""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from tutash.kernel import law
from tutash.kernel.acts import ACTS, Act
from tutash.kernel.forms import questions
from tutash.kernel.openapi import document
from tutash.kernel.reactions import FOLLOWING, REACTIONS
from tutash.kernel.read import PROJECTIONS
from tutash.kernel.text import LANGUAGES
from tutash.registers.documents.catalogue import templates

ROOT = Path(__file__).parent.parent
LIVE = [act for act in ACTS.values() if not act.retired]
EVERY_ACT = pytest.mark.parametrize("act", LIVE, ids=lambda act: act.code)
SEAMS = [
    date(2018, 12, 31),
    date(2019, 1, 1),
    date(2021, 11, 30),
    date(2021, 12, 1),
    date(2026, 12, 31),
    date(2027, 1, 1),
]
KYRGYZ_OR_RUSSIAN = re.compile(r"[А-Яа-яЁёӨөҮүҢң]")
TESTS = "\n".join(path.read_text() for path in sorted(ROOT.rglob("test*/**/*.py")) if ".venv" not in path.parts)
GLOSSARY = (ROOT / "docs/glossary.md").read_text()


@EVERY_ACT
def test_its_title_is_said_in_three_languages(act: type[Act]) -> None:
    assert len({act.title.to(language) for language in LANGUAGES}) == 3
    assert not KYRGYZ_OR_RUSSIAN.search(re.sub(r"\(.*?\)", "", act.title.en))
    assert KYRGYZ_OR_RUSSIAN.search(act.title.ru) and KYRGYZ_OR_RUSSIAN.search(act.title.ky)


@EVERY_ACT
def test_every_field_is_asked_in_three_languages(act: type[Act]) -> None:
    asked = list(questions(act))
    while asked:
        question = asked.pop()
        asked.extend(question.inside)
        assert all(question.label.to(language).strip() for language in LANGUAGES), question.name
        assert KYRGYZ_OR_RUSSIAN.search(question.label.ky), question.name
        assert all(option.label.to(language) for option in question.options for language in LANGUAGES)


@EVERY_ACT
@pytest.mark.parametrize("day", [seam + timedelta(0) for seam in SEAMS], ids=str)
def test_each_day_has_exactly_one_answer(act: type[Act], day: date) -> None:
    """In force, repealed or not known: but never nothing, and never an error."""
    for norm in {act.norm, *act.opens.values(), *act.numbers.values()}:
        try:
            assert law.Law(day).norm(norm).id == norm
        except (law.NotInForce, law.NotKnown) as refusal:
            assert refusal.norm == norm


@EVERY_ACT
def test_it_may_be_performed_today(act: type[Act]) -> None:
    rule = law.Law(date(2026, 11, 1)).norm(act.norm)
    assert rule.value is not None


@EVERY_ACT
def test_its_paper_has_a_template(act: type[Act]) -> None:
    if act.document:
        assert act.document in templates()


@EVERY_ACT
def test_the_api_describes_it(act: type[Act]) -> None:
    operation = document()["paths"][f"/api/v1/acts/{act.code}"]["post"]
    assert operation["summary"] == act.title.en
    assert act.norm in operation["description"]


@EVERY_ACT
def test_it_has_a_test(act: type[Act]) -> None:
    """Some test performs it: by its class, or by its code."""
    assert re.search(rf"\b{act.__name__}\b|{re.escape(act.code)}\"", TESTS)


@EVERY_ACT
def test_the_glossary_names_it(act: type[Act]) -> None:
    assert act.title.ru in GLOSSARY and act.title.ky in GLOSSARY


@EVERY_ACT
def test_its_description_is_a_sentence(act: type[Act]) -> None:
    first = (act.__doc__ or "").strip().splitlines()[0]
    assert first.endswith(".") and first[0].isupper()


def test_reactions_listen_only_to_acts_that_somebody_performs() -> None:
    assert {*PROJECTIONS, *FOLLOWING, *REACTIONS} <= set(ACTS)
