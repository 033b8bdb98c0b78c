"""Running a plan: the same again, after an interruption, unit by unit; refused in a register in earnest."""

from argparse import Namespace
from collections.abc import Callable
from dataclasses import replace
from itertools import islice
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import transaction

from tutash.commands import simulate as command
from tutash.kernel import ledger
from tutash.kernel.models import Entry
from tutash.simulation import demo
from tutash.simulation.cast import investigating
from tutash.simulation.models import Run
from tutash.simulation.play import play
from tutash.simulation.run import simulate
from tutash.simulation.tests.conftest import PLAN

SMALL = replace(PLAN, cases=16)
ASKED = Namespace(cases=4, years=1, seed="7", until="2026-03-01", processes=1)


def history(happen: Callable[[], object]) -> list[Any]:
    """Everything that was said by acts when this happened; then it is undone."""
    around = transaction.atomic()
    around._from_testcase = True  # type: ignore[attr-defined]  # acts insist on a transaction of their own
    with around:
        happen()
        said = [
            (e.subject_id, e.seq, e.act_id, e.code, e.post, e.at, e.numbers, e.fields)
            for e in ledger.with_payloads(Entry.objects.order_by("subject_id", "seq"))
        ]
        transaction.set_rollback(True)
    return said


@pytest.mark.usefixtures("country")
def test_a_plan_has_one_history_however_it_is_played() -> None:
    def interrupted() -> None:
        play(islice(SMALL.outlines(), 9), SMALL.since + (SMALL.until - SMALL.since) / 2)
        simulate(SMALL)

    def unit_by_unit() -> None:
        for unit in investigating():
            play((outline for outline in SMALL.outlines() if outline.unit == unit), SMALL.until)

    at_once = history(lambda: simulate(SMALL))
    assert len(at_once) > 3 * SMALL.cases
    assert history(interrupted) == at_once
    assert history(unit_by_unit) == at_once


@pytest.mark.usefixtures("country")
def test_a_register_in_earnest_refuses(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    get_user_model().objects.exclude(username="system").update(is_active=False)
    monkeypatch.setattr(settings, "SIMULATION", False)
    with pytest.raises(PermissionError):
        simulate(SMALL)
    with pytest.raises(PermissionError):
        play(SMALL.outlines(), SMALL.until)
    assert command.run(ASKED) == 1
    assert "in earnest" in capsys.readouterr().err
    assert not Entry.objects.exists()
    assert not Run.objects.exists()


@pytest.mark.usefixtures("country")
def test_the_command_tells_what_it_did_and_how_fast(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.run(ASKED) == 0
    assert "4 stories" in capsys.readouterr().out
    assert command.run(ASKED) == 0
    assert "0 stories" in capsys.readouterr().out


@pytest.mark.usefixtures("country")
@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ({"until": "2999-01-01"}, "not happened"),
        ({"until": "tomorrow"}, "no date"),
        ({"cases": 0}, "--cases"),
        ({"processes": 0}, "--processes"),
        ({"years": 30}, "in force since"),
    ],
)
def test_the_command_says_what_can_not_be(
    asked: dict[str, Any], answer: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command.run(Namespace(**{**vars(ASKED), **asked})) == 1
    assert answer in capsys.readouterr().err
    assert not Entry.objects.exists()


@pytest.mark.usefixtures("country")
def test_the_demo_is_filled_once() -> None:
    demo.ensure(cases=5, processes=1)
    filled = Entry.objects.count()
    demo.ensure(cases=5, processes=1)
    assert filled > 5
    assert Entry.objects.count() == filled
