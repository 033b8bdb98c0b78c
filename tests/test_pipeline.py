"""An act happens whole or not at all; nobody writes what no act says; a repetition is no second act."""

from datetime import date
from uuid import uuid4

import pytest
from django.db import connection, transaction

from tests.stories import THEFT, do, investigated, registered, reported, said
from tutash.institutions.crimes.models import Case
from tutash.kernel import ledger
from tutash.kernel.ids import new_id
from tutash.kernel.models import Entry, Notice, Subject
from tutash.kernel.read import NotAnAct
from tutash.kernel.refusals import AnotherAct, NotFound, NotYourOffice, Refused, WrongStage
from tutash.kernel.testing import World

pytestmark = pytest.mark.django_db


def test_opening_a_case_starts_the_term_and_informs_the_prosecutor() -> None:
    world = World()
    entry = investigated(world)
    assert world.case.stage == "investigation"
    assert world.deadlines() == {"investigation": date(2026, 5, 11)}  # 2 to 10 May: days off
    assert "office:prosecutor" in world.notices()
    assert entry.basis["ref"].startswith("УПК КР 2021, ст. ")


@pytest.mark.parametrize(
    "refusal, code, by, fields",
    [
        pytest.param(NotYourOffice, "case.opened", "duty_officer", {"narrative": "x"}, id="another office"),
        pytest.param(WrongStage, "indictment.approved", "prosecutor", {"conclusion": "xxx"}, id="another stage"),
        pytest.param(Refused, "case.assigned", "head_of_unit", {"officer": "nobody"}, id="against the law of the act"),
    ],
)
def test_a_refusal_names_its_norm_and_leaves_no_trace(
    refusal: type[Refused], code: str, by: str, fields: dict[str, object]
) -> None:
    world = World()
    registered(world)
    before = Entry.objects.count(), Notice.objects.count()
    with pytest.raises(refusal) as refused:
        do(world, code, by, **fields)
    assert refused.value.norm
    assert (Entry.objects.count(), Notice.objects.count()) == before


def test_what_is_not_yours_does_not_exist() -> None:
    world = World()
    investigated(world)
    stranger = world.post("investigator", "elsewhere")
    with pytest.raises(NotFound):
        do(world, "petition.lodged", stranger, name="A", words="b")
    with pytest.raises(NotFound):
        world.act(said("crime.registered"), stranger, subject_id=uuid4())


def test_a_case_is_opened_once() -> None:
    world = World()
    investigated(world)
    with pytest.raises(WrongStage):
        do(world, "case.opened", narrative="x", offences=[THEFT])


def test_the_same_form_sent_twice_is_one_act() -> None:
    world, act_id = World(), new_id()
    act = said("journal.recorded", channel="oral", narrative="x", anonymous=True)
    first = world.act(act, act_id=act_id)
    again = world.act(act, act_id=act_id)
    assert (again.pk, again.hash, again.fields) == (first.pk, first.hash, first.fields)
    assert Entry.objects.count() == 1


def test_the_same_form_sent_twice_after_the_stage_has_passed_is_still_one_act() -> None:
    world, act_id = World(), new_id()
    reported(world)
    act = said("crime.registered")
    assert world.act(act, act_id=act_id).seq == world.act(act, act_id=act_id).seq == 2


def test_one_act_id_serves_one_act() -> None:
    world, act_id = World(), new_id()
    reported(world)
    world.act(said("crime.registered"), act_id=act_id)
    with pytest.raises(AnotherAct):
        world.act(said("case.assigned", officer=world.post("investigator").code), act_id=act_id)


@pytest.mark.parametrize(
    "write",
    [
        pytest.param(lambda case: Case.objects.update(narrative="x"), id="queryset update"),
        pytest.param(lambda case: Case.objects.all().delete(), id="queryset delete"),
        pytest.param(lambda case: case.save(), id="save"),
        pytest.param(lambda case: case.delete(), id="delete"),
        pytest.param(lambda case: Case.objects.create(id=uuid4()), id="create"),
        pytest.param(lambda case: Case.objects.bulk_create([Case(id=uuid4())]), id="bulk create"),
    ],
)
def test_there_is_no_other_door(write) -> None:  # type: ignore[no-untyped-def]
    reported(World())
    with pytest.raises(NotAnAct):
        write(Case.objects.get())


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE kernel_entry SET post = 'x'",
        "DELETE FROM kernel_entry",
        "TRUNCATE kernel_entry",
        "UPDATE kernel_payload SET body = '{}'",
        "DELETE FROM kernel_payload",
    ],
)
def test_what_is_written_stays(statement: str) -> None:
    reported(World())
    with pytest.raises(Exception, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_an_act_on_two_cases_stands_in_both_chains_and_each_names_the_other() -> None:
    world = World()
    investigated(world)
    first = world.subject_id
    investigated(world)
    joined = first
    entry = do(world, "case.joined", "head_of_unit", joined=str(joined), reason="Одно лицо")
    assert joined
    twin = ledger.chain(joined).latest("seq")
    assert entry.basis["with"] == [{"field": "joined", "subject": str(joined), "seq": twin.seq}]
    assert twin.basis["of"] == {"subject": str(entry.subject_id), "seq": entry.seq, "field": "joined"}
    assert (twin.act_id, twin.digest) == (entry.act_id, entry.digest)
    assert Subject.objects.get(pk=joined).stage == "joined"
    world.assert_sound()


def test_a_severance_begins_a_case_in_the_same_breath() -> None:
    world = World()
    investigated(world)
    do(world, "offence.qualified", offences=[{"charge": "uk-2021:206", "day": "2026-03-01"}], reason="ещё эпизод")
    entry = do(world, "case.severed", "investigator", nos=[2], reason="Другое лицо")
    severed = Subject.objects.get(pk=entry.key("severed"))
    assert (severed.stage, severed.parent_id, severed.post_id) == ("investigation", entry.subject_id, entry.post)
    assert severed.number != world.case.number
    world.assert_sound()


def test_nobody_registers_the_same_serial_twice() -> None:
    world = World()
    numbers = [reported(world).numbers["journal"] for _ in range(3)]
    assert len(set(numbers)) == 3
    assert [number[-6:] for number in numbers] == ["000001", "000002", "000003"]


def test_a_suspended_term_stands_still_and_runs_on_by_the_rules_of_counting() -> None:
    """Two months from 2 March end on 2 May; ten days that do not count make it the 12th, a working day."""
    world = World(date(2026, 3, 2))
    investigated(world)
    do(world, "investigation.suspended", "investigator", ground="unidentified", narrative="Лицо не установлено.")
    world.later(days=10)
    do(world, "investigation.resumed", "investigator", reason="Лицо установлено")
    assert world.deadlines() == {"investigation": date(2026, 5, 12)}
    do(world, "investigation.suspended", "investigator", ground="illness", narrative="Болезнь.")
    world.later(days=1)
    do(world, "suspension.cancelled", "prosecutor", reason="Болезнь не подтверждена")
    assert world.deadlines() == {"investigation": date(2026, 5, 13)}


def test_several_petitions_run_side_by_side_and_each_answer_ends_its_own() -> None:
    world = World(date(2026, 3, 2))
    investigated(world)
    first = do(world, "petition.lodged", "investigator", name="Потерпевший", words="Прошу допросить.")
    world.later(days=1)
    do(world, "petition.lodged", "investigator", name="Защитник", words="Прошу приобщить.")
    do(world, "petition.decided", "investigator", petition=first.seq, outcome="granted", reason="Обоснованно")
    assert world.deadlines()["petition"] == date(2026, 3, 6)


def test_an_extension_runs_from_the_opening_and_no_longer_than_the_norm_allows() -> None:
    world = World(date(2026, 3, 2))
    investigated(world)
    world.later(days=40)
    deputy = "deputy_prosecutor_general"
    with pytest.raises(Refused) as refused:
        do(world, "investigation.extended", deputy, last_day="2026-12-31", reason="Много эпизодов")
    assert refused.value.field == "last_day"
    do(world, "investigation.extended", deputy, last_day="2026-08-02", reason="Много эпизодов")
    assert world.deadlines() == {"investigation": date(2026, 8, 2)}
