"""Two records of one person become one, by two officials, and are parted again to the last reference."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, connection, transaction

from tutash.kernel.acts import Act
from tutash.kernel.models import Entry, Notice, Subject
from tutash.kernel.refusals import NotFound, NotYourOffice, Refused, WrongStage
from tutash.kernel.testing import World
from tutash.registers.persons.acts import (
    AddAlias,
    AddDetails,
    DeclineProposal,
    MergePersons,
    ProposeMerge,
    ProposeUnmerge,
    RecordPerson,
    UnmergePersons,
)
from tutash.registers.persons.acts.merging import AlreadyProposed, NotMergedThere, NotProposed, OwnProposal, SamePerson
from tutash.registers.persons.asked import Alias, AliasKind
from tutash.registers.persons.candidates import candidates
from tutash.registers.persons.models import Person, Proposal
from tutash.registers.persons.reads import resolved, same
from tutash.registers.persons.sought import Sought

pytestmark = pytest.mark.django_db

KNOWN = RecordPerson(surname="Асанов", given="Бакыт", birth_date=date(1990, 3, 5))
UNKNOWN = RecordPerson(temporary=True, surname="Асонов", given="Бакыт", description="Без документов")
WHY = "Одно лицо, опознан"


class Two(World):
    """Two records, and those who may merge them."""

    def __init__(self) -> None:
        super().__init__()
        self.temporary = self.act(UNKNOWN).subject_id
        self.known = self.act(KNOWN).subject_id

    def on(self, person_id: UUID, act: Act, by: str = "") -> Entry:
        return self.act(act, by or act.by[0], subject_id=person_id)

    def merge(self, person_id: UUID | None = None, into: UUID | None = None) -> Entry:
        person_id, into = person_id or self.temporary, into or self.known
        self.on(person_id, ProposeMerge(other=into, reason=WHY), by="registrar-proposer")
        return self.on(person_id, MergePersons(into=into, reason=WHY))

    def part(self, person_id: UUID | None = None, apart_from: UUID | None = None) -> Entry:
        person_id, apart_from = person_id or self.temporary, apart_from or self.known
        self.on(person_id, ProposeUnmerge(reason="Разные лица"), by="registrar-proposer")
        return self.on(person_id, UnmergePersons(apart_from=apart_from, reason="Разные лица"))

    def post(self, office: str, unit: str = "", name: str = "") -> Any:
        """A second keeper of the register proposes what the first decides."""
        if office == "registrar-proposer":
            return super().post("registrar", unit, "second")
        return super().post(office, unit, name)


def found(text: str) -> list[UUID]:
    return [c.person_id for c in candidates(Sought.read(text), least=0.6)]


def test_a_merged_record_points_to_the_other_and_both_chains_tell_it() -> None:
    world = Two()
    entry = world.merge()

    assert Person.objects.get(pk=world.temporary).merged_into == world.known
    assert Subject.objects.get(pk=world.temporary).stage == "merged"
    assert Subject.objects.get(pk=world.known).stage == "recorded"
    assert Entry.objects.filter(act_id=entry.act_id).count() == 2
    assert entry.found["likeness"]["reasons"], "who decided saw why"
    assert found("Асонов Бакыт") == found("Асанов Бакыт") == [world.known], "either name finds the record in use"
    assert same(world.temporary) == same(world.known) == {world.temporary, world.known}
    assert resolved([world.temporary])[world.temporary].pk == world.known


def test_a_merge_needs_two_officials() -> None:
    world = Two()
    with pytest.raises(NotProposed):
        world.on(world.temporary, MergePersons(into=world.known, reason=WHY))
    world.on(world.temporary, ProposeMerge(other=world.known, reason=WHY), by="registrar")
    with pytest.raises(OwnProposal):
        world.on(world.temporary, MergePersons(into=world.known, reason=WHY))
    assert Person.objects.get(pk=world.temporary).merged_into is None


def test_the_database_asks_for_two_people_as_well() -> None:
    world = Two()
    world.merge()
    with pytest.raises(IntegrityError, match="two_people_merge"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE persons_proposal SET decided_by = proposed_by")


def test_likeness_never_merges_by_itself() -> None:
    world = Two()
    world.act(KNOWN.model_copy(update={"pin": "20503199012345"}))
    world.act(KNOWN.model_copy(update={"pin": "20503199012345", "another": True}))
    assert Person.objects.count() == 4
    assert all(person.identity == person.pk for person in Person.objects.all())


def test_an_officer_proposes_and_the_keeper_of_the_register_is_told() -> None:
    world = Two()
    world.on(world.temporary, ProposeMerge(other=world.known, reason=WHY), by="duty_officer")
    assert "office:registrar" in Notice.objects.values_list("to", flat=True)
    with pytest.raises(AlreadyProposed):
        world.on(world.known, ProposeMerge(other=world.temporary, reason=WHY), by="duty_officer")
    with pytest.raises(NotYourOffice):
        world.on(world.temporary, MergePersons(into=world.known, reason=WHY), by="duty_officer")


def test_a_declined_proposal_merges_nothing() -> None:
    world = Two()
    world.on(world.temporary, ProposeMerge(other=world.known, reason=WHY), by="duty_officer")
    world.on(world.temporary, DeclineProposal(other=world.known, reason="Разные приметы"))
    with pytest.raises(NotProposed):
        world.on(world.temporary, MergePersons(into=world.known, reason=WHY))
    assert Proposal.objects.get().decided_by


@pytest.mark.parametrize(
    "refusal, act",
    [
        pytest.param(SamePerson, lambda w: ProposeMerge(other=w.temporary, reason=WHY), id="with itself"),
        pytest.param(NotFound, lambda w: ProposeMerge(other=uuid4(), reason=WHY), id="with nobody"),
        pytest.param(NotFound, lambda w: MergePersons(into=uuid4(), reason=WHY), id="into nobody"),
        pytest.param(WrongStage, lambda w: UnmergePersons(apart_from=w.known, reason=WHY), id="parted before merged"),
        pytest.param(WrongStage, lambda w: ProposeUnmerge(reason=WHY), id="proposed before merged"),
    ],
)
def test_what_can_not_be_merged(refusal: type[Refused], act: Callable[[Two], Act]) -> None:
    world = Two()
    with pytest.raises(refusal):
        world.on(world.temporary, act(world), by="registrar")


def test_a_merged_record_is_closed_to_everything_but_parting() -> None:
    world = Two()
    world.merge()
    with pytest.raises(WrongStage):
        world.on(world.temporary, AddAlias(alias=Alias(kind=AliasKind.CALLED, surname="Чоро")))
    with pytest.raises(WrongStage):
        world.on(world.known, MergePersons(into=world.temporary, reason=WHY))


def test_a_record_is_parted_from_the_one_it_was_merged_into_and_no_other() -> None:
    world = Two()
    third = world.act(KNOWN).subject_id
    world.merge()
    world.on(world.temporary, ProposeUnmerge(reason=WHY), by="registrar-proposer")
    with pytest.raises(NotMergedThere):
        world.on(world.temporary, UnmergePersons(apart_from=third, reason=WHY))


def test_a_chain_of_merges_has_one_end_and_comes_apart_in_any_order() -> None:
    world = Two()
    third = world.act(KNOWN.model_copy(update={"given": "Бекзат"})).subject_id
    world.merge()
    world.merge(world.known, third)
    assert {p.identity for p in Person.objects.all()} == {third}

    world.part()
    assert same(world.temporary) == {world.temporary}
    assert same(world.known) == {world.known, third}
    world.part(world.known, third)
    assert all(p.identity == p.pk for p in Person.objects.all())


def test_who_parts_two_records_is_told_what_was_recorded_of_the_other_since() -> None:
    world = Two()
    world.merge()
    world.later(days=1)
    world.on(world.known, AddDetails(phones=("0555 123456",)))
    assert world.part().found["since_merge"] == {"participations": 0, "identifiers": 1, "addresses": 0}
