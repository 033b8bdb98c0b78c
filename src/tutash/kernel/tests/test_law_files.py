"""A pack with an error does not load, and says in which file and at which key the error is."""

import re
from pathlib import Path

import pytest

from tutash.kernel.law import BadLaw, load
from tutash.kernel.law.reading import read
from tutash.kernel.tests.oz import LAW, WORDS, edition, lay, norm, oz, row

UNREADABLE = {
    "a key twice": ("a: 1\na: 2", "line 2: `a` stands twice"),
    "a day that does not exist": ("2026-02-30: x", "there is no day 2026-02-30"),
    "an open bracket": ("a: [1", "line"),
    "a mapping as a key": ("{a: 1}: 2", "a key must be a word"),
    "a reference": ("a: &x [1]\nb: *x", "a reference"),
    "a bomb of references": ("a: &a [1]\nb: &b [*a, *a]\nc: [*b, *b]", "a reference"),
    "nested without end": ("[" * 3000 + "]" * 3000, "nested too deeply"),
    "lists in lists on one line": ("- " * 5000 + "1", "nested too deeply"),
    "an object of Python": ("a: !!python/object/apply:os.getcwd []", "could not determine a constructor"),
    "not a number": ("a: !!int many", "invalid literal"),
    "a control character": ("a: \x07", "control characters"),
}


@pytest.mark.parametrize(("text", "why"), UNREADABLE.values(), ids=UNREADABLE)
def test_what_can_not_be_read_is_said(tmp_path: Path, text: str, why: str) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(text)
    with pytest.raises(ValueError, match=re.escape(why)):
        read(path)


def test_files_that_are_no_text(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"\xff\xfe\x00")
    (tmp_path / "large.yaml").write_text("a: " + "x" * 5_000_000)
    for path in (tmp_path, tmp_path / "none.yaml", tmp_path / "a.yaml", tmp_path / "large.yaml"):
        with pytest.raises(ValueError, match=r"directory|no such file|UTF-8|too large"):
            read(path)


def test_words_that_other_yaml_readers_change_stay_as_written(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text('on: no\nat: 14:30\ncode: 0502\nfrom: 2026-03-01T14:30+06:00\n"205": ~')
    assert read(path) == {"on": "no", "at": "14:30", "code": "0502", "from": "2026-03-01T14:30+06:00", "205": None}


Broken = tuple[str, str, str]


def new(text: str, why: str) -> Broken:
    """One more norm in the law of Oz."""
    return "upk/x.yaml", text, why


def value(text: str, why: str, kind: str = "term") -> Broken:
    """One more norm, with one value."""
    return new(norm(kind, d2000_01_01=text), why)


def like(file: str, old: str, changed: str, why: str) -> Broken:
    """One more norm, like another but for a word."""
    assert old in LAW[file]
    return new(LAW[file].replace(old, changed), why)


def edited(file: str, old: str, changed: str, why: str) -> Broken:
    """A file of Oz in which a word is another."""
    assert old in LAW[file]
    return file, LAW[file].replace(old, changed), why


def added(file: str, text: str, why: str) -> Broken:
    return file, LAW.get(file, "") + text, why


OLD, CELL, CODE, YEAR = "upk/old.yaml", "upk/cell.yaml", "uk/2021.yaml", "calendar/2020.yaml"
GUESSED = "confidence: GK-H, status: verified_secondary"
LONELY = row(kind="town", parent='"41700000000000"', names=f"{{2000-01-01: {WORDS}}}")
MELTED = f"- {row(code='melted', title=WORDS)}\n- {row(code='melted', title=WORDS, **{'from': '2010-01-01'})}"
NAMED = row(value="{format: '{name}', pattern: '.', example: a}")
UNFIT = row(value="{format: '{year}', pattern: '^[0-9]$', example: 12}")
GAP = f"\nerp-1: {edition('erp', '2000-01-01', '2000-12-30')}\nerp-2: {edition('erp', '2001-01-01')}"
TWO = f"\nerp-1: {edition('erp', '2000-01-01')}\nerp-2: {edition('erp', '2001-01-01')}"

BROKEN = {
    "an unknown key of a norm": new(LAW[OLD] + "colour: red", "colour: unknown key"),
    "an unknown key of a value": value(row(value="null", end="1"), "values.2000-01-01.end: unknown key"),
    "no reference, not even null": value("{value: null, confidence: L, status: unverified}", "ref: is missing"),
    "a guess that is called verified": value(f"{{value: null, ref: null, {GUESSED}}}", "can only be unverified"),
    "verified by nobody": value(row(value="null").replace("[OZ]", "[]"), "needs a source"),
    "a confidence that is none": like(OLD, "confidence: M", "confidence: sure", "confidence"),
    "a title in two languages": like(OLD, ", ky: А}", "}", "three languages"),
    "an empty title": like(OLD, "ky: А", "ky: ' '", "a language is empty"),
    "a term without an anchor": like(OLD, "anchor: asked\n", "", "anchor"),
    "a unit that is none": value(row(value="{weeks: 2}"), "a term is one of"),
    "half a day": value(row(value="{days: 0.5}"), "a term is one of"),
    "no day at all": value(row(value="{days: 0}"), "a term is one of"),
    "immediately, five times": value(row(value="{immediately: 5}"), "a term is one of"),
    "true days": value(row(value="{days: true}"), "a term is one of"),
    "two units": value(row(value="{days: 1, hours: 2}"), "a term is one of"),
    "hours that roll": value(row(value="{hours: 1}", rolls="true"), "does not apply to hours"),
    "a power of seven": value(row(value="7"), "the value of a power is true", "power"),
    "an amount of days": value(row(value="{days: 1}"), "the value of an amount", "amount"),
    "a power that rolls": value(row(value="true", rolls="true"), "for terms only", "power"),
    "no values": new(f"title: {WORDS}\nkind: power\nvalues: {{}}", "values"),
    "a list": new("- 1", "valid dictionary"),
    "a variant by an unknown operator": like(
        CELL, "below: 18", "under: 18", "`under` is not one of below, from, is, in"
    ),
    "a variant below a word": like(CELL, "below: 18", "below: old", "needs a number"),
    "a variant in no list": like(CELL, "below: 18", "in: 18", "`in` needs a list"),
    "a variant that asks nothing": like(CELL, "{age: {below: 18}}", "{age: {}}", "what must it be"),
    "a variant that is a guess": like(CELL, ", status: unverified}]", "}]", "can only be unverified"),
    "a fact that is not known": added(
        "procedure/facts.yaml", f"wanted: {{title: {WORDS}, type: boolean}}", "no fact `age`"
    ),
    "a rule of counting": edited("upk/term_computation.yaml", "rolls", "moves", "must be {rolls: true or false}"),
    "an alias of two norms": new(LAW["upk/answer.yaml"], "OZ-1 already names"),
    "an answer that comes too late": like(OLD, "2000-01-01", "2005-01-01", "no answer from 2000-01-01 to 2004-12-31"),
    "a rule that outlives its code": value(row(value="{days: 3}"), "no value from 2010-01-01, when upk-2010 came into"),
    "editions with a gap": added("editions.yaml", GAP, "erp: no edition is in force from 2000-12-31 to 2000-12-31"),
    "editions that overlap": added("editions.yaml", TWO, "erp-1 and erp-2 are both in force on 2001-01-01"),
    "a wrong gravity": edited(CODE, "[5, 10]}", "[5, 10]}, gravity: small", "is small, but the sanction means grave"),
    "a sanction upside down": edited(CODE, "[5, 10]", "[10, 5]", "above the upper one"),
    "an article number that is none": edited(CODE, '"1-1"', '"1.1"', "uk/2021.yaml: 1.1"),
    "an article longer than its code": edited(CODE, "2015-06-01", "2005-06-01", "is in force longer than uk-2010"),
    "a crosswalk to no article": edited("uk/crosswalk.yaml", '["10"]', '["12"]', "article 12 does not stand"),
    "a crosswalk to no code": edited("uk/crosswalk.yaml", "uk-2000", "uk-1900", "no such edition"),
    "a day of another year": edited(YEAR, "2020-01-01", "2021-01-01", "is not a day of 2020"),
    "a day both off and worked": edited(YEAR, "2020-02-29", "2020-01-01", "can not be a working day and a day off"),
    "a calendar under a wrong name": added("calendar/2021.yaml", LAW[YEAR], "calendar/2021.yaml: year: is 2020"),
    "a stage without a sentence": added("procedure/stages.yaml", f"case: {{check: {row(title=WORDS)}}}", "`public`"),
    "a ground twice on a day": added("procedure/ends.yaml", MELTED, "two rows of this code are in force on one day"),
    "a unit of no agency": added(
        "organisations/units.yaml", f"units: [{row(code='u', agency='wizards', title=WORDS)}]", "there is no wizards"
    ),
    "a place above which nothing stands": added(
        "territory/soate.yaml", f'places: {{"41700000000001": {LONELY}}}', "parent: there is no 41700000000000"
    ),
    "a number that asks for a name": added("numbers/case.yaml", norm("rule", d2000_01_01=NAMED), "can be filled in"),
    "a number that does not fit": added("numbers/case.yaml", norm("rule", d2000_01_01=UNFIT), "does not fit"),
    "a category below nothing": added("iccs.yaml", f"codes: {{'0101': {row(title=WORDS)}}}", "there is no 01 above it"),
}


@pytest.mark.parametrize(("file", "text", "why"), BROKEN.values(), ids=BROKEN)
def test_a_bad_pack_does_not_start(tmp_path: Path, file: str, text: str, why: str) -> None:
    with pytest.raises(BadLaw) as refusal:
        oz(tmp_path, **{file: text})
    assert any(why in problem and _names(file, problem) for problem in refusal.value.problems), refusal.value.problems


def _names(file: str, problem: str) -> bool:
    """The problem names the file, or the norm that stands in it."""
    return file.rpartition("/")[2] in problem or file.removesuffix(".yaml").replace("/", ".") in problem


def test_all_errors_are_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(BadLaw) as refusal:
        oz(tmp_path, **{"upk/old.yaml": "a: 1\na: 2", "upk/power.yaml": "- 1", "uk/2021.yaml": "edition: 7"})
    assert len(refusal.value.problems) == 3


def test_a_pack_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(BadLaw, match="no such directory"):
        load(tmp_path / "nowhere")


def test_a_term_in_days_needs_the_rules_of_counting(tmp_path: Path) -> None:
    with pytest.raises(BadLaw, match=r"upk.answer: values: a term in days needs the norm upk.term_first_day"):
        oz(tmp_path, **{"upk/term_first_day.yaml": None})


def test_the_digest_changes_with_the_law_and_not_with_the_cases(tmp_path: Path) -> None:
    one = oz(tmp_path / "one").digest
    assert oz(tmp_path / "two").digest == one
    assert oz(tmp_path / "three", **{"cases/a.yaml": "- {case: a}"}).digest == one
    assert oz(tmp_path / "four", **{"upk/old.yaml": LAW["upk/old.yaml"] + "\n# a word"}).digest != one


def test_an_overlay_replaces_rows_of_organisations_and_whole_norms(tmp_path: Path) -> None:
    agencies = f"agencies: {{witches: {row(title=WORDS)}, wizards: {row(title=WORDS)}}}"
    base = lay(tmp_path / "base", **{"organisations/agencies.yaml": agencies})
    over = tmp_path / "over"
    (over / "organisations").mkdir(parents=True)
    (over / "upk").mkdir()
    (over / "organisations/agencies.yaml").write_text(
        f"agencies: {{wizards: {row(title=WORDS, to='2025-12-31')}, committee: {row(title=WORDS)}}}"
    )
    (over / "upk/power.yaml").write_text(norm("power", d2000_01_01=row(value="null"), d2010_01_01=row(value="null")))
    pack = load(base, over)
    assert {agency.code for agency in pack.agencies} == {"witches", "wizards", "committee"}
    assert [str(agency.to) for agency in pack.agencies if agency.code == "wizards"] == ["2025-12-31"]
    assert pack.norm("upk.power").rules[-1].value is None
