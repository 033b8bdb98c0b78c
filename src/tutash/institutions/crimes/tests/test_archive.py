"""A case of an old register, under the law of its day."""

from datetime import date

import pytest

from tutash.institutions.crimes.acts.archive import ImportArchiveCase, OldCharge
from tutash.institutions.crimes.keeping import ArchivedCase
from tutash.institutions.crimes.kinds import Doubt, Outcome, Sex
from tutash.institutions.crimes.models import Case
from tutash.institutions.crimes.refusals import (
    BeforeTheCase,
    CustodyBackwards,
    InTheFuture,
    NeitherArticleNorCategory,
    NoSuchCategory,
)
from tutash.kernel.models import Entry
from tutash.kernel.refusals import NotYourOffice, Refused
from tutash.kernel.testing import World
from tutash.registers.charges.models import Count
from tutash.registers.charges.refusals import MilderLawAsked, NoCode, WrongEdition

pytestmark = pytest.mark.django_db

THEFT_1997 = OldCharge(charge="uk-1997:164", stated="ст. 164 ч. 2", day=date(2015, 5, 3))


def old(*charges: OldCharge, **changes: object) -> ImportArchiveCase:
    values = {"source": "kup-sverdlov", "record": "2015-417", "performed_on": date(2015, 5, 4), "charges": charges}
    return ImportArchiveCase(**{**values, **changes})


def test_an_archive_case_stands_under_the_law_of_its_day() -> None:
    world = World(on=date(2026, 3, 2))

    entry = world.act(old(THEFT_1997, sex=Sex.MALE, age=34, outcome=Outcome.CONVICTED), "registrar")

    archived = ArchivedCase.objects.get()
    assert world.case.stage == "archived"
    assert world.case.number == "kup-sverdlov/2015-417"
    assert (archived.performed_on, entry.at) == (date(2015, 5, 4), world.now), "done then, entered now"
    assert Count.objects.get().edition == "uk-1997"
    assert Case.objects.get().procedure == "upk-1999"
    assert world.deadlines() == {}, "nothing runs any more"


def test_a_case_of_the_code_of_2017_stands_under_it() -> None:
    world = World()
    charge = OldCharge(charge="uk-2019:200", stated="ст. 200", day=date(2020, 2, 29))
    world.act(old(charge, performed_on=date(2020, 3, 1)), "registrar")
    assert (Count.objects.get().edition, Case.objects.get().procedure) == ("uk-2019", "upk-2019")


def test_a_case_under_a_foreign_code_is_kept_by_its_category_and_its_words() -> None:
    world = World()
    charge = OldCharge(iccs="02011", stated="Aggravated Assault w/Firearm (F)", day=date(2013, 8, 13))
    world.act(old(charge, performed_on=date(2013, 8, 13)), "registrar")
    count = Count.objects.get()
    assert (count.iccs, count.stated, count.charge) == ("02011", "Aggravated Assault w/Firearm (F)", "")


@pytest.mark.parametrize(
    ("charges", "changes", "doubts"),
    [
        pytest.param((THEFT_1997,), {}, [], id="nothing doubtful"),
        pytest.param((), {}, ["no_charge"], id="nobody was charged"),
        pytest.param(
            (OldCharge(charge="uk-1997:164", stated="164"),), {}, ["offence_day_unknown"], id="nobody knows when it was"
        ),
        pytest.param(
            (THEFT_1997,),
            {"custody_from": date(2015, 5, 1)},
            ["custody_before_offence"],
            id="in custody before the offence",
        ),
        pytest.param(
            (THEFT_1997,), {"custody_from": date(2017, 5, 1)}, ["custody_long_after"], id="in custody two years later"
        ),
        pytest.param((THEFT_1997,), {"doubts": (Doubt.CUSTODY_HOURS,)}, ["custody_hours"], id="the keeper says so"),
    ],
)
def test_what_contradicts_itself_is_kept_and_marked(
    charges: tuple[OldCharge, ...], changes: dict[str, object], doubts: list[str]
) -> None:
    world = World()
    world.act(old(*charges, **changes), "registrar")
    assert ArchivedCase.objects.get().doubts == doubts


@pytest.mark.parametrize(
    ("refusal", "charge", "changes", "field"),
    [
        pytest.param(
            InTheFuture, THEFT_1997, {"performed_on": date(2026, 3, 3)}, "performed_on", id="taken in tomorrow"
        ),
        pytest.param(
            InTheFuture, THEFT_1997, {"custody_to": date(2030, 1, 1)}, "custody_to", id="in custody until 2030"
        ),
        pytest.param(
            CustodyBackwards,
            THEFT_1997,
            {"custody_from": date(2015, 6, 2), "custody_to": date(2015, 6, 1)},
            "custody_to",
            id="out before in",
        ),
        pytest.param(
            BeforeTheCase,
            OldCharge(charge="uk-1997:164", stated="164", day=date(2015, 5, 5)),
            {},
            "charges-0-day",
            id="the offence came after the case",
        ),
        pytest.param(
            WrongEdition,
            OldCharge(charge="uk-1997:164", stated="164", day=date(2020, 5, 5)),
            {"performed_on": date(2020, 6, 1)},
            "charges-0-charge",
            id="an article that was repealed by then",
        ),
        pytest.param(
            MilderLawAsked,
            OldCharge(charge="uk-2021:205", stated="205", day=date(2015, 5, 3)),
            {},
            "charges-0-milder",
            id="an article that came later",
        ),
        pytest.param(
            NoCode,
            OldCharge(charge="uk-1997:164", stated="164", day=date(1980, 5, 3)),
            {"performed_on": date(1980, 6, 1)},
            "charges-0-day",
            id="a day whose code nobody entered",
        ),
        pytest.param(NoSuchCategory, OldCharge(iccs="9999", stated="?"), {}, "charges-0-iccs", id="no such category"),
        pytest.param(NeitherArticleNorCategory, OldCharge(stated="?"), {}, "charges-0-charge", id="only words"),
    ],
)
def test_an_archive_case_that_cannot_be_true_is_refused(
    refusal: type[Refused], charge: OldCharge, changes: dict[str, object], field: str
) -> None:
    world = World(on=date(2026, 3, 2))
    with pytest.raises(refusal) as refused:
        world.act(old(charge, **changes), "registrar")
    assert refused.value.field == field
    assert Entry.objects.count() == 0


@pytest.mark.parametrize("age", [-1, 121, 999])
def test_an_absurd_age_is_not_accepted(age: int) -> None:
    with pytest.raises(ValueError, match="age"):
        old(THEFT_1997, age=age)


def test_only_the_keeper_of_the_register_brings_in_an_archive() -> None:
    with pytest.raises(NotYourOffice):
        World().act(old(THEFT_1997), "investigator")
