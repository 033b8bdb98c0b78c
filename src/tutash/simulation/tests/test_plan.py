"""What will happen: the same for the same plan, in the proportions that are known."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from itertools import islice

import pytest

from tutash.simulation.assumptions import assumptions
from tutash.simulation.cast import investigating, police
from tutash.simulation.scenes import COMES, EVERYWHERE, SOMEWHERE
from tutash.simulation.stories import STORIES
from tutash.simulation.tests.conftest import PLAN

pytestmark = pytest.mark.usefixtures("oblast")
LONG = replace(PLAN, cases=8_000)


def test_the_same_plan_is_the_same_country() -> None:
    assert list(PLAN.outlines()) == list(PLAN.outlines())


def test_another_seed_is_another_country() -> None:
    assert list(PLAN.outlines()) != list(replace(PLAN, seed="other").outlines())


@pytest.mark.parametrize("cases", [1, 7, 150, 1_000])
def test_there_are_as_many_cases_as_asked_in_the_order_in_which_they_begin(cases: int) -> None:
    outlines = list(replace(PLAN, cases=cases).outlines())
    moments = [outline.begins for outline in outlines]
    assert len(outlines) == cases
    assert moments == sorted(moments)
    assert len({outline.key for outline in outlines}) == cases


def test_a_million_cases_need_no_room_before_the_first_begins() -> None:
    huge = replace(PLAN, cases=1_000_000, since=PLAN.until - timedelta(days=1_400))
    assert len(list(islice(huge.outlines(), 100))) == 100


def test_the_grave_among_registered_crimes_have_the_share_that_is_known() -> None:
    kinds = assumptions().kinds
    registered = [o.kind for o in LONG.outlines() if o.path in assumptions().paths and o.kind != "domestic_violence"]
    grave = sum(kinds[kind].grave for kind in registered) / len(registered)
    assert grave == pytest.approx(assumptions().share("grave"), abs=0.02)


def test_few_reports_of_domestic_violence_become_cases() -> None:
    told = Counter(o.path in assumptions().paths for o in LONG.outlines() if o.kind == "domestic_violence")
    assert told[True] / told.total() == pytest.approx(assumptions().share("domestic_criminal"), abs=0.02)


def test_every_unit_has_cases() -> None:
    assert {outline.unit for outline in LONG.outlines()} == set(investigating())
    assert {outline.unit for outline in PLAN.outlines()} >= set(police())


def test_every_path_is_a_story_and_every_step_of_a_scene_is_on_its_path() -> None:
    assert set(assumptions().paths) <= set(STORIES)
    for scene in (*EVERYWHERE, *SOMEWHERE):
        assert scene.path in STORIES
        assert scene.step in COMES[scene.path]


def test_what_is_known_names_its_source() -> None:
    assert all(known.source for known in assumptions().known.values())
