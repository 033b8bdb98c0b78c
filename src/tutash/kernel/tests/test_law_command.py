"""`tutash law`: what it prints and how it ends."""

import argparse
import json
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from tutash.commands import law as command
from tutash.kernel.tests.oz import lay

Run = Callable[[Sequence[str]], tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    """Run `tutash law ...` with the law of Oz: exit code, what was printed, what was complained of."""
    oz = lay(tmp_path / "oz", **{"cases/own.yaml": "- {case: a, day: 2020-01-01, working: false}"})

    def _run(words: Sequence[str]) -> tuple[int, str, str]:
        parser = argparse.ArgumentParser()
        command.configure(parser)
        try:
            code = command.run(parser.parse_args([*words, *([] if "--law" in words else ["--law", str(oz)])]))
        except SystemExit as end:
            code = int(end.code or 0)
        out, err = capsys.readouterr()
        return code, out, err

    return _run


def term(*words: str) -> list[str]:
    return ["term", "upk.cell", "--from", "2020-03-02T14:30+06:00", "--fact", "wanted=false", *words]


def test_the_pack_in_use_is_checked(run: Run) -> None:
    code, out, _ = run(["check"])
    assert (code, out.splitlines()[-1]) == (0, "Cases: 1, of them wrong: 0.")


def test_files_that_nobody_has_seen_are_run(run: Run, tmp_path: Path) -> None:
    good, bad = tmp_path / "good.yaml", tmp_path / "bad.yaml"
    good.write_text("- {case: spring, day: 2020-01-02, working: true}")
    bad.write_text("- {case: autumn, norm: OZ-1, from: 2020-03-02, due: 2020-03-11}")
    assert run(["check", str(good)])[0] == 0
    code, out, _ = run(["check", str(tmp_path), "--verbose"])
    assert code == 1
    assert f"WRONG  {bad}: autumn\n         last day 2020-03-11 expected, 2020-03-12 computed" in out
    assert f"right  {good}: spring" in out


def test_a_file_that_is_not_there_is_said(run: Run, tmp_path: Path) -> None:
    code, _, err = run(["check", str(tmp_path / "none.yaml")])
    assert (code, "There is no file" in err) == (2, True)


def test_a_bad_pack_is_told_error_by_error(run: Run, tmp_path: Path) -> None:
    broken = lay(tmp_path / "broken", **{"upk/old.yaml": "colour: red"})
    code, _, err = run(["check", "--law", str(broken)])
    assert code == 1
    assert "upk/old.yaml: colour: unknown key" in err


def test_a_term_is_shown_step_by_step(run: Run) -> None:
    code, out, _ = run(term("--fact", "age=17"))
    assert code == 0
    assert "1. Special rule (a child): 24 hours." in out
    assert "due       2020-03-03T14:30:00+06:00" in out
    assert "UNVERIFIED (the whole: GK-H)" in out
    assert "    upk.cell: A" in out


def test_a_term_is_found_by_its_alias_in_the_language_asked(run: Run) -> None:
    code, out, _ = run(["term", "oz-1", "--from", "2020-03-02", "--lang", "ky"])
    assert code == 0
    assert "Башталышы: 2020-жылдын 2-марты, 00:00." in out
    assert "UNVERIFIED" not in out


def test_a_fact_that_the_norm_does_not_ask_is_said(run: Run) -> None:
    assert "Not asked by this norm: shoes." in run(term("--fact", "age=30", "--fact", "shoes=red"))[1]


def test_a_term_as_json(run: Run) -> None:
    answer = json.loads(run(term("--fact", "age=30", "--json"))[1])
    assert (answer["due"], answer["status"]) == ("2020-03-04T14:30:00+06:00", "verified_secondary")
    assert set(answer["steps"][0]) == {"en", "ru", "ky"}


def test_a_term_extended_and_stopped(run: Run) -> None:
    more = ["--extended", "days=5", "--stopped", "2020-03-04/2020-03-06"]
    assert "last day  2020-03-19" in run(["term", "OZ-1", "--from", "2020-03-02", *more])[1]


ANSWER = ["term", "OZ-1", "--from", "2020-03-02"]

REFUSED = {
    "a norm that is none": (["term", "upk.nothing", "--from", "2020-03-02"], 1, "There is no such norm. (upk.nothing)"),
    "a norm not in force": (["term", "upk.old", "--from", "2020-03-02"], 1, "No norm in force on this date"),
    "a norm not known": (["term", "upk.lost", "--from", "2001-01-01"], 1, "The day of the law is 2001-01-01."),
    "no term": (["term", "upk.power", "--from", "2020-03-02"], 1, "This norm is not a term."),
    "hours from a day": (["term", "upk.cell", "--from", "2020-03-02"], 2, "Hours run from a moment"),
    "a day that does not exist": (["term", "OZ-1", "--from", "2020-02-30"], 2, "is neither a day"),
    "a day before all law": (["term", "OZ-1", "--from", "0001-01-01"], 1, "Our sources do not tell"),
    "a fact without a value": (term("--fact", "age"), 2, "is no fact"),
    "an age in words": (term("--fact", "age=old"), 1, "must be a number"),
    "an extension that is none": ([*ANSWER, "--extended", "weeks=2"], 2, "a term is one of"),
    "a stop without an end": ([*ANSWER, "--stopped", "2020-03-04"], 2, "neither a day"),
    "a day of the law in words": ([*ANSWER, "--on", "today"], 2, "is no day"),
}  # fmt: skip


@pytest.mark.parametrize(("words", "code", "why"), REFUSED.values(), ids=REFUSED)
def test_what_can_not_be_answered_is_refused_clearly(run: Run, words: Sequence[str], code: int, why: str) -> None:
    ended, out, err = run(words)
    assert ended == code
    assert why in err
    assert "due" not in out
