"""A merge undone leaves the registers as if it had never been, whatever was done before, in between and after."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from uuid import UUID, uuid5

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tutash.kernel import replay
from tutash.kernel.acts import Act
from tutash.kernel.models import Entry, Subject
from tutash.kernel.pipeline import perform
from tutash.kernel.read import projecting, read_tables
from tutash.kernel.testing import World
from tutash.registers.persons.acts import (
    AddAlias,
    AddDetails,
    CorrectPerson,
    MergePersons,
    ProposeMerge,
    ProposeUnmerge,
    RecordPerson,
    UnmergePersons,
)
from tutash.registers.persons.asked import Alias, AliasKind
from tutash.registers.persons.models import Proposal
from tutash.registers.persons.participation import involve

pytestmark = pytest.mark.django_db

HERE = UUID(int=1)
CASES = [UUID(int=101), UUID(int=102)]
Rows = dict[str, list[str]]
Step = Callable[[int, list[UUID], "History"], None]


class History:
    """The same acts under the same ids at the same times, with a merge and its undoing among them, or without."""

    def __init__(self, *, merged: bool) -> None:
        self.world, self.merged, self.count = World(), merged, 0
        self.keeper, self.second = self.world.post("registrar"), self.world.post("registrar", name="second")
        unknown = RecordPerson(temporary=True, surname="Асонов", given="Бакыт", description="Без документов")
        known = RecordPerson(surname="Асанов", given="Бакыт", birth_date=date(1990, 3, 5))
        self.one, self.other = (self.act(act).subject_id for act in (unknown, known))

    def act(self, act: Act, on: UUID | None = None) -> Entry:
        self.count += 1
        self.world.later(hours=1)
        with self.world.clock():
            return perform(act, post=self.keeper, subject_id=on, act_id=uuid5(HERE, str(self.count)))

    def merge(self) -> None:
        if self.merged:
            with self.world.clock():
                perform(ProposeMerge(other=self.other, reason="Опознан"), post=self.second, subject_id=self.one)
                perform(MergePersons(into=self.other, reason="Опознан"), post=self.keeper, subject_id=self.one)

    def part(self) -> None:
        if self.merged:
            with self.world.clock():
                perform(ProposeUnmerge(reason="Разные лица"), post=self.second, subject_id=self.one)
                apart = UnmergePersons(apart_from=self.other, reason="Разные лица")
                perform(apart, post=self.keeper, subject_id=self.one)

    def involve(self, person_id: UUID, case_id: UUID) -> None:
        """As an act of an institution does, on a case of its own."""
        self.count += 1
        entry = Entry(subject_id=case_id, act_id=uuid5(HERE, str(self.count)), at=self.world.now)
        with projecting():
            involve(entry, person_id, "witness")

    def rows(self) -> Rows:
        """Every row of every read table, but for what a merge must leave: the entries, and who proposed it."""
        left: Rows = {}
        for table in set(read_tables()) - {Proposal}:
            rows = [dict(row) for row in table._default_manager.values()]
            for row in rows if table is Subject else ():
                del row["seq"], row["head"], row["stage_since"]
            left[table._meta.db_table] = sorted(map(repr, rows))
        return left


def alias(history: History, on: UUID, n: int) -> None:
    history.act(AddAlias(alias=Alias(kind=AliasKind.CALLED, surname=f"Чоро{'лор' * n}")), on)


def telephone(history: History, on: UUID, n: int) -> None:
    history.act(AddDetails(phones=(f"0555 12345{n}",)), on)


def rename(history: History, on: UUID, n: int) -> None:
    history.act(CorrectPerson(surname=f"Усен{'бай' * (history.count + 1)}"[:80], reason="По документу"), on)


def redate(history: History, on: UUID, n: int) -> None:
    history.act(CorrectPerson(birth_date=date(1950 + history.count, 1, n + 1), reason="По документу"), on)


def take_part(history: History, on: UUID, n: int) -> None:
    history.involve(on, CASES[n % 2])


STEPS = (alias, telephone, rename, redate, take_part)
steps = st.lists(st.tuples(st.sampled_from(STEPS), st.booleans(), st.integers(0, 9)), max_size=4)
Steps = list[tuple[Callable[[History, UUID, int], None], bool, int]]


@contextmanager
def thrown_away() -> Iterator[None]:
    """Each history begins with empty registers. (An atomic block would not do: acts are durable.)"""
    here = transaction.savepoint()
    try:
        yield
    finally:
        transaction.savepoint_rollback(here)


def live(before: Steps, between: Steps, after: Steps, *, merged: bool) -> Rows:
    with thrown_away():
        history = History(merged=merged)
        for step, of_the_one, n in before:
            step(history, history.one if of_the_one else history.other, n)
        history.merge()
        for step, of_the_one, n in between:  # cases may go on naming either record; a merged one is not written to
            step(history, history.one if of_the_one and step is take_part else history.other, n)
        history.part()
        for step, of_the_one, n in after:
            step(history, history.one if of_the_one else history.other, n)
        if not any(step is take_part for step, _, _ in (*before, *between, *after)):
            assert replay.verify() == []
        return history.rows()


@given(before=steps, between=steps, after=steps)
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_merge_undone_leaves_every_row_as_if_it_had_never_been(before: Steps, between: Steps, after: Steps) -> None:
    assert live(before, between, after, merged=True) == live(before, between, after, merged=False)


def test_while_it_lasts_a_merge_changes_rows() -> None:
    """Lest the comparison compare nothing."""
    with thrown_away():
        history = History(merged=True)
        alone = history.rows()
        history.merge()
        assert history.rows() != alone
