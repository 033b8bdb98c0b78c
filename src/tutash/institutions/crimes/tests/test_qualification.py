"""Which article, of which code, and how it changes."""

from datetime import date

import pytest

from tutash.institutions.crimes.acts.qualification import Anew, Qualify, Requalify
from tutash.institutions.crimes.refusals import TooYoung
from tutash.institutions.crimes.tests.cast import opened, theft
from tutash.kernel.law import UnknownArticle
from tutash.kernel.models import Entry
from tutash.kernel.refusals import NotInForce, Refused
from tutash.kernel.testing import World
from tutash.registers.charges import qualification, reads
from tutash.registers.charges.asked import Completion, Offence, Role
from tutash.registers.charges.models import Count
from tutash.registers.charges.refusals import (
    Backwards,
    FutureOffence,
    MilderLawAsked,
    NoCode,
    NoSuchCount,
    NothingChanges,
    NotLater,
    PreparationNotPunished,
    SameTwice,
    WrongEdition,
)
from tutash.registers.persons.acts import RecordPerson

pytestmark = pytest.mark.django_db
WHY = "Дополнительно установлено следствием."


def add(*offences: Offence) -> Qualify:
    return Qualify(offences=offences, reason=WHY)


def charges(world: World) -> list[tuple[int, str, str]]:
    counts = reads.of_case(world.case.pk)
    return [(count.no, count.charge, count.status) for count in counts]


def test_a_further_offence_becomes_the_next_count() -> None:
    world = opened(World())
    world.act(add(theft(charge="uk-2021:206", completion=Completion.ATTEMPTED, role=Role.ORGANISER)), "investigator")
    assert charges(world) == [(1, "uk-2021:205/2", "current"), (2, "uk-2021:206", "current")]
    second = Count.objects.get(no=2)
    assert (second.completion, second.role) == ("attempted", "organiser")


def test_a_requalified_count_keeps_its_number_and_its_past() -> None:
    world = opened(World())

    entry = world.act(Requalify(changes=(Anew(no=1, offence=theft(charge="uk-2021:206")),), reason=WHY), "investigator")

    assert charges(world) == [(1, "uk-2021:206", "current"), (1, "uk-2021:205/2", "requalified")]
    old = Count.objects.get(status="requalified")
    assert (old.until_seq, old.ground) == (entry.seq, WHY)


@pytest.mark.parametrize(
    ("day", "charge"),
    [
        pytest.param(date(2018, 12, 31), "uk-1997:164", id="last day of the code of 1997"),
        pytest.param(date(2019, 1, 1), "uk-2019:200", id="first day of the code of 2017"),
        pytest.param(date(2021, 11, 30), "uk-2019:200", id="last day of the code of 2017"),
        pytest.param(date(2021, 12, 1), "uk-2021:205", id="first day of the code of 2021"),
    ],
)
def test_the_code_is_that_of_the_day_of_the_offence(day: date, charge: str) -> None:
    world = opened(World())
    world.act(add(theft(day, charge)), "investigator")
    assert Count.objects.get(no=2).edition == charge.partition(":")[0]


@pytest.mark.parametrize(
    ("refusal", "offence", "field"),
    [
        pytest.param(WrongEdition, theft(charge="uk-1997:164"), "charge", id="an article of an older code"),
        pytest.param(
            MilderLawAsked, theft(date(2018, 5, 1)), "milder", id="a later code without saying why it is milder"
        ),
        pytest.param(NotLater, theft(milder="Закон мягче."), "milder", id="milder law where there is no later one"),
        pytest.param(UnknownArticle, theft(charge="uk-2021:999"), "charge", id="no such article"),
        pytest.param(UnknownArticle, theft(charge="uk-2033:205"), "charge", id="no such code"),
        pytest.param(
            NotInForce,
            theft(date(2023, 5, 1), "uk-2021:205-1"),
            "charge",
            id="livestock theft before it was an article",
        ),
        pytest.param(
            PreparationNotPunished,
            theft(charge="uk-2021:139/1", completion=Completion.PREPARED),
            "completion",
            id="preparation of a crime of small gravity",
        ),
        pytest.param(FutureOffence, theft(date(2026, 3, 3)), "day", id="tomorrow"),
        pytest.param(FutureOffence, theft(until=date(2026, 3, 3)), "until", id="until tomorrow"),
        pytest.param(Backwards, theft(until=date(2026, 2, 1)), "until", id="it ended before it began"),
        pytest.param(NoCode, theft(date(1950, 1, 1)), "day", id="a day whose code nobody entered"),
    ],
)
def test_a_qualification_that_the_law_does_not_allow_is_refused(
    refusal: type[Refused], offence: Offence, field: str
) -> None:
    world = opened(World(on=date(2026, 3, 2)))
    before = Entry.objects.count()

    with pytest.raises(refusal) as refused:
        world.act(add(theft(), offence), "investigator")

    assert refused.value.field == f"offences-1-{field}"
    assert refused.value.norm
    assert Entry.objects.count() == before


def test_preparation_of_a_grave_crime_is_a_count() -> None:
    world = opened(World())
    world.act(add(theft(charge="uk-2021:154/1", completion=Completion.PREPARED)), "investigator")
    assert Count.objects.get(no=2).completion == "prepared"


@pytest.mark.parametrize(
    ("born", "young"),
    [
        pytest.param(date(2012, 3, 1), True, id="on the fourteenth birthday still thirteen"),
        pytest.param(date(2012, 2, 29), False, id="the day after it fourteen"),
    ],
)
def test_nobody_answers_for_a_crime_below_the_lowest_age(born: date, young: bool) -> None:
    world = World(on=date(2026, 3, 2))
    person = world.act(RecordPerson(surname="Токтоев", birth_date=born), "duty_officer")
    opened(world)
    act = add(theft(date(2026, 3, 1), person=person.subject_id))
    if young:
        with pytest.raises(TooYoung) as refused:
            world.act(act, "investigator")
        assert refused.value.field == "offences-0-person"
    else:
        world.act(act, "investigator")


def test_a_milder_later_law_applies_with_its_reason() -> None:
    world = opened(World())
    world.act(add(theft(date(2018, 5, 1), milder="Санкция части 2 ниже.")), "investigator")
    count = Count.objects.get(no=2)
    assert (count.edition, count.milder) == ("uk-2021", "Санкция части 2 ниже.")


def test_an_offence_that_lasted_into_a_new_code_is_judged_by_the_code_of_its_last_day() -> None:
    world = opened(World())
    world.act(add(theft(date(2021, 11, 1), "uk-2021:205", until=date(2021, 12, 2))), "investigator")
    assert Count.objects.get(no=2).edition == "uk-2021"


def test_the_refusal_says_which_code_was_in_force() -> None:
    world = opened(World())
    with pytest.raises(WrongEdition) as refused:
        world.act(add(theft(charge="uk-1997:164")), "investigator")
    assert "2021" in refused.value.detail.ru
    assert "{" not in refused.value.detail.ky


@pytest.mark.parametrize("charge", ["205", "uk-2021", "uk-2021:205/2/3/4", "uk-2021:0x1", "", "'; drop table"])
def test_what_is_no_article_at_all_is_not_accepted(charge: str) -> None:
    with pytest.raises(ValueError, match="charge"):
        theft(charge=charge)


def test_a_count_that_is_not_there_is_not_requalified() -> None:
    world = opened(World())
    with pytest.raises(NoSuchCount):
        world.act(Requalify(changes=(Anew(no=2, offence=theft()),), reason=WHY), "investigator")


def test_a_count_is_not_requalified_twice_in_one_act() -> None:
    world = opened(World())
    change = Anew(no=1, offence=theft(charge="uk-2021:206"))
    with pytest.raises(SameTwice):
        world.act(Requalify(changes=(change, change), reason=WHY), "investigator")


def test_a_requalification_that_changes_nothing_is_refused() -> None:
    world = opened(World())
    with pytest.raises(NothingChanges):
        world.act(Requalify(changes=(Anew(no=1, offence=theft()),), reason=WHY), "investigator")


def test_the_same_offence_is_shown_in_the_other_codes() -> None:
    opened(World())
    found = {equivalent.charge for equivalent in reads.equivalents(Count.objects.get())}
    assert {"uk-1997:164", "uk-2019:200"} <= found


def test_the_gravest_present_count_is_the_gravity_of_the_case() -> None:
    world = opened(World(), theft(charge="uk-2021:139/1"), theft(charge="uk-2021:154/1"))
    assert qualification.gravity(world.case) == "grave"
    assert qualification.gravity(world.case, without=[2]) == "small"
