"""The lawyers' cases: those of the pack hold, and one that does not hold says why."""

from pathlib import Path

import pytest
from django.conf import settings

from tutash.kernel import law
from tutash.kernel.law import Pack, cases
from tutash.kernel.tests.oz import oz

REAL = sorted((Path(settings.LAW_DIR) / "cases").glob("*.yaml"))


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Pack:
    facts = (
        "- {code: melted, title: {en: A, ru: А, ky: А}, from: 2010-01-01, ref: null, confidence: L, status: unverified}"
    )
    places = (
        'places: {"41700000000001": {kind: town, ref: null, confidence: L, status: unverified, '
        "names: {2000-01-01: {en: Emerald, ru: Изумрудный, ky: Зумуруд}, 2015-01-01: {en: Ruby, ru: Рубин, ky: Лаал}}}}"
    )
    return oz(tmp_path_factory.mktemp("oz"), **{"procedure/ends.yaml": facts, "territory/soate.yaml": places})


@pytest.mark.parametrize("path", REAL, ids=[path.stem for path in REAL])
def test_the_cases_of_the_pack_hold(path: Path) -> None:
    wrong = [verdict for verdict in cases.run([path], law.pack()) if not verdict.holds]
    assert wrong == []


def test_there_are_cases_enough() -> None:
    assert len(list(cases.run(REAL, law.pack()))) >= 120


RIGHT = {
    "the last day": "norm: upk.answer, from: 2020-03-02, due: 2020-03-12",
    "the exclusive end": "norm: OZ-1, from: 2020-03-02T23:00, due: 2020-03-13T00:00+06:00",
    "a child": "norm: upk.cell, from: 2020-03-02T10:00, facts: {age: 17, wanted: false}, due: 2020-03-03T04:00Z",
    "the law of another day": "norm: upk.old, on: 2009-01-01, from: 2020-03-02, due: 2020-03-05",
    "extended and stopped": "norm: upk.lost, from: 2020-03-02, extended: [{months: 1}],"
    " stopped: [[2020-03-05, 2020-03-10]], due: 2020-06-08",
    "in force": "norm: upk.old, on: 2009-12-31, in_force: true",
    "not in force": "norm: upk.old, on: 2010-01-01, in_force: false, known: true",
    "not known": "norm: upk.lost, on: 2009-12-31, in_force: false, known: false",
    "not for these": "norm: upk.cell, on: 2020-01-01, facts: {wanted: true}, in_force: false",
    "a value": "norm: upk.cell, on: 2020-01-01, facts: {age: 3, wanted: false}, value: {hours: 24}",
    "no value": "norm: upk.old, on: 2020-01-01, value: null",
    "an edition": "offence_date: 2009-12-31, edition: uk-2000",
    "an edition of procedure": "action_date: 2010-01-01, edition: upk-2010",
    "no edition": "offence_date: 1999-01-01, edition: null",
    "gravity of a charge": 'charge: "uk-2010:1/3", gravity: grave',
    "gravity of a sanction": "sanction: {imprisonment: [null, 5]}, on: 2020-01-01, gravity: less_grave",
    "an age": "birth: 2008-03-01, on: 2026-03-01, age: 17",
    "an article": 'article: "uk-2010:1", valid: true, title: Кража, equivalents: {uk-2000: ["10"]}',
    "no article": 'article: "uk-2010:1-1", offence_date: 2014-01-01, valid: false',
    "a working day": "day: 2020-02-29, working: true",
    "a ground": "grounds: ends, code: melted, on: 2010-01-01, listed: true",
    "no ground yet": "grounds: ends, code: melted, on: 2009-12-31, listed: false",
    "a place": 'place: "41700000000001", on: 2014-12-31, name: Изумрудный',
    "a place under a new name": 'place: "41700000000001", on: 2015-01-01, name: Лаал',
}


@pytest.mark.parametrize("text", RIGHT.values(), ids=RIGHT)
def test_each_kind_of_case_can_hold(tmp_path: Path, pack: Pack, text: str) -> None:
    assert _said(tmp_path, pack, f"- {{case: a, {text}}}") == []


WRONG = {
    "the last day": ("norm: upk.answer, from: 2020-03-02, due: 2020-03-11", "2020-03-12 computed"),
    "the end": ("norm: upk.cell, from: 2020-03-02T10:00, due: 2020-03-03T10:00", "2020-03-04T10:00:00+06:00 computed"),
    "hours from a day": ("norm: upk.cell, from: 2020-03-02, due: 2020-03-04T00:00", "hours run from a moment"),
    "verified": ("norm: upk.answer, from: 2020-03-02, due: 2020-03-12, unverified: true", "unverified True expected"),
    "a norm that is none": ("norm: upk.nothing, from: 2020-03-02, due: 2020-03-11", "There is no such norm."),
    "a fact": ("norm: upk.cell, on: 2020-03-02, facts: {wanted: false, age: old}, value: 1", "must be a number"),
    "in force": ("norm: upk.old, on: 2010-01-01, in_force: true", "in_force True expected, False found"),
    "a value": ("norm: upk.power, on: 2010-01-01, value: 7", "7 expected, True found"),
    "an edition": ("offence_date: 2010-01-01, edition: uk-2000", "uk-2000 expected, uk-2010 found"),
    "an edition of no day": ("edition: uk-2000", "give `offence_date` or `action_date`"),
    "gravity": ('charge: "uk-2010:1/3", gravity: small', "small expected, grave found"),
    "gravity of nothing": ("gravity: small", "of a `charge`, or of a `sanction`"),
    "an age": ("birth: 2008-03-01, on: 2026-03-02, age: 17", "17 expected, 18 computed"),
    "an age before birth": ("birth: 2008-03-01, on: 2006-03-02, age: 0", "before the day of birth"),
    "an article": ('article: "uk-2010:77", valid: true', "valid expected, but"),
    "no article": ('article: "uk-2010:1", valid: false', "expected not to be valid"),
    "a title": ('article: "uk-2010:1", title: Разбой', "“Кража” found"),
    "equivalents": ('article: "uk-2010:1", equivalents: {uk-2000: ["11"]}', "['11'] expected, ['10'] found"),
    "a day": ("day: 2020-01-01, working: true", "working True expected"),
    "a ground": ("grounds: ends, code: drowned, on: 2020-01-01, listed: true", "listed True expected"),
    "a list": ("grounds: beginnings, code: melted, on: 2020-01-01, listed: true", "there is no list"),
    "a place": ('place: "41700000000001", on: 2020-01-01, name: Изумрудный', "['Рубин'] found"),
    "an unknown key": ("day: 2020-01-01, working: false, colour: red", "colour: unknown key"),
    "no kind": ("norm: upk.old", "no kind of case has the keys case, norm"),
    "no date": ("norm: upk.answer, from: yesterday, due: 2020-03-12", "neither a day"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "why"), WRONG.values(), ids=WRONG)
def test_a_case_that_does_not_hold_says_why(tmp_path: Path, pack: Pack, text: str, why: str) -> None:
    said = _said(tmp_path, pack, f"- {{case: a, {text}}}")
    assert any(why in each for each in said), said


FILES = {
    "nothing": ("", "no list of cases"),
    "a word": ("hello", "no list of cases"),
    "a case twice": ("- {case: a, day: 2020-01-01, working: false}\n" * 2, "a case of this name"),
    "not a case": ("- 1", "a case is a mapping"),
    "unreadable": ("- {", "line"),
    "a bad norm": ("title: {en: A, ru: А, ky: А}\nkind: power\nvalues: {2020-01-01: 1}", "values.2020-01-01"),
}


@pytest.mark.parametrize(("text", "why"), FILES.values(), ids=FILES)
def test_a_file_that_is_no_list_of_cases_says_so(tmp_path: Path, pack: Pack, text: str, why: str) -> None:
    said = _said(tmp_path, pack, text)
    assert any(why in each for each in said), said


def _said(tmp_path: Path, pack: Pack, text: str) -> list[str]:
    path = tmp_path / "cases.yaml"
    path.write_text(text)
    return [wrong for verdict in cases.run([path], pack) for wrong in verdict.wrong]
