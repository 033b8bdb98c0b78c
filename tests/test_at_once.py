"""Many at once: two servers, one case; the same form on two lines; fsck while everybody works."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import UUID

import pytest
from django.db import connection

from tests.stories import investigated, said
from tests.test_api import REPORT
from tutash.kernel import fsck, pages, replay
from tutash.kernel.ids import new_id
from tutash.kernel.models import Entry, Page, Post, Subject
from tutash.kernel.pipeline import perform
from tutash.kernel.refusals import Refused
from tutash.kernel.testing import World
from tutash.registers.persons.acts import MergePersons, ProposeMerge, RecordPerson
from tutash.registers.persons.models import Person

pytestmark = pytest.mark.django_db(transaction=True)
Outcome = Entry | Refused


def at_once(*deeds: Callable[[], Entry]) -> list[Outcome]:
    """Each in a thread and on a connection of its own, let go in the same moment."""
    start = Barrier(len(deeds))

    def alone(deed: Callable[[], Entry]) -> Outcome:
        try:
            start.wait(timeout=20)
            return deed()
        except Refused as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(len(deeds)) as crowd:
        return [each.result(timeout=120) for each in [crowd.submit(alone, deed) for deed in deeds]]


def performing(
    world: World, code: str, post: Post, subject: UUID | None, act_id: UUID, **fields: object
) -> Callable[[], Entry]:
    act = said(code, **fields)

    def deed() -> Entry:
        with world.clock():
            return perform(act, post=post, subject_id=subject, act_id=act_id)

    return deed


def test_the_same_form_sent_on_many_lines_at_once_is_one_act() -> None:
    world, act_id = World(), new_id()
    duty = world.post("duty_officer")
    answers = at_once(*[performing(world, "journal.recorded", duty, None, act_id, **REPORT)] * 6)
    assert {answer.hash for answer in answers if isinstance(answer, Entry)} == {Entry.objects.get().hash}
    assert all(isinstance(answer, Entry) for answer in answers)
    world.assert_sound()


def test_different_forms_of_one_id_sent_at_once_are_one_act_and_refusals() -> None:
    world, act_id = World(), new_id()
    duty = world.post("duty_officer")
    told = [{**REPORT, "narrative": f"Рассказ {n}"} for n in range(4)]
    answers = at_once(*(performing(world, "journal.recorded", duty, None, act_id, **each) for each in told))
    assert sorted(type(answer).__name__ for answer in answers) == ["AnotherAct"] * 3 + ["Entry"]
    world.assert_sound()


def test_many_writers_on_one_case_make_one_chain() -> None:
    world = World()
    investigated(world)
    case, investigator = world.subject_id, world.post("investigator")
    before = world.case.seq
    lodged = {"name": "Адвокат", "words": "Прошу."}
    answers = at_once(*(performing(world, "petition.lodged", investigator, case, new_id(), **lodged) for _ in range(8)))
    assert sorted(answer.seq for answer in answers if isinstance(answer, Entry)) == list(range(before + 1, before + 9))
    world.assert_sound()


def test_two_cases_joined_to_each_other_at_once_do_not_wait_for_each_other() -> None:
    world = World()
    for _ in range(3):
        investigated(world)
        one = world.subject_id
        investigated(world)
        other, head = world.subject_id, world.post("head_of_unit")
        ways = ((one, other), (other, one)) * 2
        answers = at_once(
            *(
                performing(world, "case.joined", head, into, new_id(), joined=str(joined), reason="Одно лицо")
                for into, joined in ways
            )
        )
        assert sorted(type(answer).__name__ for answer in answers) == [
            "Entry",
            "WrongStage",
            "WrongStage",
            "WrongStage",
        ]
    world.assert_sound()


def test_numbers_given_out_at_once_are_all_different_and_have_no_gaps() -> None:
    world = World()
    posts = [world.post("duty_officer"), world.post("investigator")] * 3
    answers = at_once(
        *(performing(world, "crime.registered_directly", post, None, new_id(), **REPORT) for post in posts)
    )
    given = sorted(answer.numbers["crime"][-6:] for answer in answers if isinstance(answer, Entry))
    assert given == [f"{n:06}" for n in range(1, 7)]
    world.assert_sound()


def test_several_sealers_make_one_row_of_pages() -> None:
    world = World()
    for _ in range(2):
        investigated(world)

    def seal() -> Entry:
        pages.seal()
        return Entry.objects.all()[0]

    at_once(*[seal] * 4, performing(world, "journal.recorded", world.post("duty_officer"), None, new_id(), **REPORT))
    pages.seal()
    assert list(Page.objects.order_by("number").values_list("number", flat=True)) in ([1], [1, 2])
    world.assert_sound()


def test_fsck_takes_nothing_that_happens_meanwhile_for_a_fault() -> None:
    world = World()
    investigated(world)
    case, before, investigator = world.case.pk, world.case.seq, world.post("investigator")

    def meanwhile(_: int) -> None:
        at_once(
            performing(world, "petition.lodged", investigator, case, new_id(), name="Адвокат", words="Прошу."),
            performing(world, "journal.recorded", world.post("duty_officer"), None, new_id(), **REPORT),
        )

    assert list(fsck.fsck(meanwhile)) == []
    assert replay.verify(meanwhile) == []
    assert Subject.objects.get(pk=case).seq == before + 3  # it was asked while it looked


def test_merges_above_and_below_at_once_leave_what_the_ledger_says() -> None:
    """A is merged into B, B into C; while C is merged into D, A is parted from B."""
    world = World()
    keeper, officer = world.post("registrar", "mvd"), world.post("investigator")
    for _ in range(4):
        a, b, c, d = (world.act(RecordPerson(surname=name, given="Бакыт"), officer).subject_id for name in "АБВГ")
        for one, into in ((a, b), (b, c)):
            merge(world, one, into)
        world.act(ProposeMerge(other=d, reason="Одно лицо"), officer, subject_id=c)
        world.act(said("person.unmerge_proposed", reason="Разные лица"), officer, subject_id=a)
        answers = at_once(
            performing(world, "person.merged", keeper, c, new_id(), into=str(d), reason="Одно лицо"),
            performing(world, "person.unmerged", keeper, a, new_id(), apart_from=str(b), reason="Разные лица"),
        )
        assert all(isinstance(answer, Entry) for answer in answers), answers
        assert Person.objects.get(pk=a).identity == a
        assert Person.objects.get(pk=b).identity == d
    world.assert_sound()


def merge(world: World, one: UUID, into: UUID) -> None:
    world.act(ProposeMerge(other=into, reason="Одно лицо"), "investigator", subject_id=one)
    world.act(MergePersons(into=into, reason="Одно лицо"), world.post("registrar", "mvd"), subject_id=one)
