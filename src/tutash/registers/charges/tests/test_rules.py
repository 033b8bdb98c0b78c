"""Questions about a qualification as pure functions, and the law pack behind them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutash.kernel import law
from tutash.registers.charges.asked import Offence
from tutash.registers.charges.qualification import article, edition_on
from tutash.registers.charges.refusals import NoCode, WrongEdition
from tutash.registers.charges.rules import GRAVITIES, day_that_decides, gravest

CODES = law.editions("uk")
DAYS = st.dates(CODES[0].since, date(2026, 3, 1))


@given(st.lists(st.sampled_from([*GRAVITIES, ""])))
def test_the_gravest_is_not_less_grave_than_any(gravities: list[str]) -> None:
    found = gravest(gravities)
    known = [GRAVITIES.index(gravity) for gravity in gravities if gravity]
    assert (GRAVITIES.index(found) == max(known)) if known else found == ""


@given(DAYS, st.integers(0, 4000))
def test_of_an_offence_that_lasted_the_last_day_decides(first: date, days: int) -> None:
    last = first + timedelta(days=days)
    assert day_that_decides(first, last) == last
    assert day_that_decides(first, None) == first


@given(DAYS)
def test_every_day_has_one_code(day: date) -> None:
    assert [edition for edition in CODES if edition.on(day)] == [edition_on(day)]


@given(DAYS)
def test_theft_is_accepted_only_of_the_code_of_its_day(day: date) -> None:
    """An article of an older code is refused on every day after it; the right one is accepted on every day."""
    theft = {"uk-1997": "164", "uk-2019": "200", "uk-2021": "205"}
    due = edition_on(day).key
    assert article(Offence(charge=f"{due}:{theft[due]}", day=day), date(2026, 3, 2)).edition.key == due
    older = [edition.key for edition in CODES if edition.since < edition_on(day).since]
    for key in older:
        with pytest.raises(WrongEdition):
            article(Offence(charge=f"{key}:{theft[key]}", day=day), date(2026, 3, 2))


@pytest.mark.parametrize("day", [date(1950, 1, 1), date(1991, 8, 31)])
def test_of_a_day_whose_code_nobody_entered_nothing_is_guessed(day: date) -> None:
    with pytest.raises(NoCode):
        edition_on(day)
