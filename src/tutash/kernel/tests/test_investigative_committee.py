"""A new agency comes by data alone: the Investigative Committee, laid over the law as it is."""

from datetime import date
from pathlib import Path

import pytest
from django.conf import settings

from tutash.kernel.law import Pack, load

OVERLAY = Path(__file__).parent / "data" / "investigative_committee"
BEFORE, AFTER = date(2028, 6, 30), date(2028, 7, 1)


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load(Path(settings.LAW_DIR), OVERLAY)


def test_the_agency_exists_from_its_first_day(pack: Pack) -> None:
    assert [agency.on(BEFORE) for agency in pack.agencies if agency.code == "sk"] == [False]
    assert [agency.on(AFTER) for agency in pack.agencies if agency.code == "sk"] == [True]


def test_its_investigators_have_the_office(pack: Pack) -> None:
    def agencies(day: date) -> list[str]:
        return [
            agency
            for office in pack.offices
            if office.code == "investigator" and office.on(day)
            for agency in office.agencies
        ]

    assert "sk" not in agencies(BEFORE)
    assert "sk" in agencies(AFTER)
    assert "mvd" in agencies(BEFORE) and "mvd" in agencies(AFTER)


def test_crimes_against_life_pass_to_it_on_that_day(pack: Pack) -> None:
    def competent(day: date) -> set[str | None]:
        return {
            rule.agency
            for rule in pack.jurisdiction
            if rule.on(day) and "uk-2021:122" in rule.articles and not rule.place
        }

    assert competent(BEFORE) == {"mvd"}
    assert competent(AFTER) == {"sk"}


def test_its_units_have_a_place_and_a_prosecutor(pack: Pack) -> None:
    units = [unit for unit in pack.units if unit.agency == "sk"]
    assert units
    assert not any(unit.on(BEFORE) for unit in units)
    assert all(unit.territory and unit.supervised_by for unit in units)


def test_the_law_without_it_stays_as_it_was() -> None:
    assert not any(agency.code == "sk" for agency in load(Path(settings.LAW_DIR)).agencies)
