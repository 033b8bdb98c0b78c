"""A year of the invented oblast: something at every stage, terms mostly kept, the ledger whole."""

from collections import Counter
from datetime import timedelta
from uuid import UUID

import pytest
from django.contrib.auth import get_user_model
from django.db.models import F

import tutash.config.urls  # noqa: F401  # which terms are rights, that nobody is late with, is said beside the pages
from tutash.kernel import fsck, law, outbox, worklist
from tutash.kernel.acts import ACTS
from tutash.kernel.due import urgency
from tutash.kernel.models import Deadline, Draft, Entry, Look, Subject, Unsealed
from tutash.registers.persons.models import Name, Person
from tutash.simulation.cast import Cast, police, prosecution
from tutash.simulation.names import is_invented
from tutash.simulation.play import Outcome
from tutash.simulation.run import simulate
from tutash.simulation.tests.conftest import PLAN

pytestmark = pytest.mark.django_db  # each test within what the module shares


def codes(subject_id: UUID) -> list[str]:
    """What has happened to a subject."""
    return list(Entry.objects.filter(subject_id=subject_id).order_by("seq").values_list("code", flat=True))


def test_no_story_is_refused(played: Outcome) -> None:
    assert played.broken_off == Counter()
    assert played.stories == PLAN.cases
    assert Subject.objects.filter(kind="case").count() >= PLAN.cases


def test_every_stage_is_reached(played: Outcome) -> None:
    for kind in ("case", "person"):
        reached = set(Subject.objects.filter(kind=kind).values_list("stage", flat=True))
        assert reached >= {stage.code for stage in law.stages(kind)}, kind


def test_most_of_what_can_be_done_is_done(played: Outcome) -> None:
    done = set(Entry.objects.values_list("code", flat=True))
    pretrial = {code for code, act in ACTS.items() if act.subject == "case" and not act.retired}
    assert len(done & pretrial) / len(pretrial) > 0.8, sorted(pretrial - done)


def test_in_every_unit_something_is_overdue_something_due_today_and_something_soon(played: Outcome) -> None:
    for unit in police():
        for post in (Cast().one("investigator", unit), Cast().one("head_of_unit", unit)):
            running = worklist.deadlines(post, own=post.office == "investigator")
            found = {urgency(deadline.due, PLAN.until) for deadline in running}
            assert found == {"overdue", "today", "soon", "later"}, post


def test_terms_are_mostly_kept(played: Outcome) -> None:
    ended = Deadline.objects.exclude(closed_seq=None).exclude(name="registration")
    kept = ended.filter(closed_at__lt=F("due")).count()
    assert 0.85 < kept / ended.count() < 1


def test_nothing_is_forgotten_for_ever(played: Outcome) -> None:
    deputy = Cast().one("deputy_prosecutor_general", "gp")
    duties = worklist.deadlines(deputy, own=False)
    forgotten = duties.filter(due__lt=PLAN.until - timedelta(days=75))
    assert duties.filter(due__lt=PLAN.until).exists()
    assert [(d.name, d.due, codes(d.subject_id)) for d in forgotten] == []


def test_everybody_who_decides_has_unread_notices_and_has_read_others(played: Outcome) -> None:
    cast = Cast()
    for unit in police():
        for post in (cast.one("head_of_unit", unit), cast.one("prosecutor", prosecution(unit))):
            new, told = outbox.new(post), outbox.inbox(post)
            assert 0 < new.count() < told.count()
            assert all(notice.created_at >= PLAN.until - timedelta(days=3) for notice in new)


def test_forms_are_half_filled_in_and_cases_were_looked_at(played: Outcome) -> None:
    for unit in police():
        assert Draft.objects.filter(post__unit=unit).count() >= 1
        looked = Look.objects.filter(post__startswith=unit)
        assert looked.exists()
        assert not looked.exclude(purpose__gt="").exists()


def test_nobody_bears_a_real_name(played: Outcome) -> None:
    for surname in get_user_model().objects.exclude(username="system").values_list("last_name", flat=True):
        assert is_invented(surname)
    for table in (Person, Name):
        assert all(is_invented(each.surname) for each in table.objects.exclude(surname=""))


def test_nothing_happens_after_the_last_moment_or_long_before_the_first(played: Outcome) -> None:
    assert not Entry.objects.filter(at__gt=PLAN.until).exists()
    assert not Entry.objects.filter(at__lt=PLAN.since).exists()


def test_numbers_of_a_unit_are_given_in_the_order_of_time(played: Outcome) -> None:
    for unit in police():
        given = Entry.objects.filter(code="journal.recorded", basis__unit=unit, at__year=PLAN.until.year)
        numbers = [entry.numbers["journal"] for entry in given.order_by("at")]
        assert numbers == sorted(numbers)


def test_the_ledger_is_whole_and_sealed(played: Outcome) -> None:
    assert not Unsealed.objects.exists()
    assert list(fsck.fsck()) == []


def test_a_second_time_nothing_happens(played: Outcome) -> None:
    before = Entry.objects.count()
    assert simulate(PLAN).acts == 0
    assert Entry.objects.count() == before
