"""What the API tells of cases."""

from typing import Any

import pytest

from tutash.institutions.crimes.acts.records import CorrectEntry
from tutash.institutions.crimes.listing import Filter
from tutash.institutions.crimes.reads import CaseLines, CaseRecord, OneCase, case, cases
from tutash.institutions.crimes.tests.cast import in_check, opened, registered, theft
from tutash.kernel.models import Look
from tutash.kernel.refusals import NotFound
from tutash.kernel.testing import World

pytestmark = pytest.mark.django_db


def test_a_case_is_told_as_the_register_has_it() -> None:
    world = opened(World(), theft(), applicant_surname="Токтоева", address="ул. Абрикосовая, 1")
    wrong = CorrectEntry(
        entry=1, field="address", value="ул. Абрикосовая, 7", ground="typing_error", reason="Описка в адресе."
    )
    world.act(wrong, "head_of_unit")

    with world.clock():
        told = case(world.post("investigator"), OneCase(id=world.case.pk))
    assert isinstance(told, CaseRecord)

    assert (told.stage, told.stage_title.en) == ("investigation", "Investigation")
    assert told.number == told.crime_number
    assert [count.charge for count in told.counts] == ["uk-2021:205/2"]
    assert [(each.role, each.name) for each in told.participants] == [("applicant", "Токтоева")]
    assert [decree.code for decree in told.decrees] == ["case.opened"]
    assert told.address == "ул. Абрикосовая, 7"
    assert [(c.was, c.now) for c in told.corrections] == [("ул. Абрикосовая, 1", "ул. Абрикосовая, 7")]


def test_every_look_at_a_case_is_written() -> None:
    world = in_check(World())
    with world.clock():
        case(world.post("investigator"), OneCase(id=world.case.pk))
    assert Look.objects.get(subject_id=world.case.pk).post == "police.investigator"


def test_a_case_of_others_does_not_exist() -> None:
    world = in_check(World())
    with world.clock(), pytest.raises(NotFound):
        case(world.post("investigator", "elsewhere"), OneCase(id=world.case.pk))
    assert not Look.objects.filter(subject_id=world.case.pk).exists()


def listed(world: World, office: str, unit: str = "", **asked: Any) -> CaseLines:
    with world.clock():
        answer = cases(world.post(office, unit), Filter.model_validate(asked))
    assert isinstance(answer, CaseLines)
    return answer


def test_the_list_shows_what_the_post_may_see_and_the_next_deadline() -> None:
    world = registered(World())
    world.later(minutes=1)
    registered(world)
    newest = world.case.pk

    first = listed(world, "duty_officer", limit=1)
    second = listed(world, "duty_officer", limit=1, after=first.next or "")

    assert [line.id for line in first.items] == [newest]
    assert first.items[0].next_deadline == "check"
    assert len(second.items) == 1 and second.items[0].id != newest
    assert second.next is None
    assert listed(world, "duty_officer", "elsewhere").items == []


def test_what_is_overdue_can_be_asked_for() -> None:
    world = in_check(World())
    assert listed(world, "head_of_unit", due="overdue").items == []
    world.later(days=11, hours=12)
    assert len(listed(world, "head_of_unit", due="overdue").items) == 1
