"""Two records of one person become one, and can be parted again. One official proposes, another decides.

A merge moves no reference: the record that is merged stays, with everything that names it, and points to the other.
So to part them is exact, whatever was done in between: what was recorded of either stays with the record it was
recorded of. Who reads asks for all records of one identity (`reads.same`).
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q

from tutash.kernel.acts import Act, Situation
from tutash.kernel.fields import PersonRef, Reason, asks
from tutash.kernel.models import Entry
from tutash.kernel.refusals import NotFound, Refused, WrongField
from tutash.kernel.text import Text
from tutash.registers.persons.access import hidden
from tutash.registers.persons.acts.recording import KEEPERS, RECORDED
from tutash.registers.persons.candidates import likeness
from tutash.registers.persons.models import Address, Identifier, Participation, Person, Proposal

MERGED = "merged"
MERGE, UNMERGE = "merge", "unmerge"


class SamePerson(WrongField):
    """A record can not be merged with itself."""

    text = Text(
        "This is the same record. Choose the other one.",
        "Это та же самая запись. Выберите другую.",
        "Бул эле жазуу. Башкасын тандаңыз.",
    )


class NotProposed(Refused):
    """Nobody has proposed this yet: one official proposes, another decides."""

    text = Text(
        "Two people are needed: first another official proposes this, then you decide.",
        "Нужны двое: сначала это предлагает другое должностное лицо, затем решаете Вы.",
        "Эки адам керек: адегенде муну башка кызмат адамы сунуштайт, андан кийин сиз чечесиз.",
    )


class OwnProposal(Refused):
    """Who proposed it may not decide on it."""

    text = Text(
        "You proposed this yourself; another official must decide.",
        "Вы сами это предложили; решать должно другое должностное лицо.",
        "Муну өзүңүз сунуштагансыз; башка кызмат адамы чечиши керек.",
    )


class AlreadyProposed(Refused):
    """The same proposal waits for a decision already."""

    text = Text(
        "This is proposed already and waits for a decision.",
        "Это уже предложено и ждёт решения.",
        "Бул сунушталган жана чечимди күтүп турат.",
    )


class NotMergedThere(WrongField):
    """The record was not merged into the one named."""

    text = Text(
        "This record was merged into another one, not into this.",
        "Эта запись слита не с этой, а с другой записью.",
        "Бул жазуу муну менен эмес, башка жазуу менен бириктирилген.",
    )


class ProposeMerge(Act):
    """An official proposes to merge two records as those of one person, and says why."""

    code = "person.merge_proposed"
    title = Text("Proposing a merge of records", "Предложение слить записи", "Жазууларды бириктирүүнү сунуштоо")
    norm = "persons.merge"
    by = KEEPERS
    subject = "person"
    when = (RECORDED,)
    informs = ("registrar",)
    stream = "persons"

    other: PersonRef = asks(Text("The other record", "Другая запись", "Башка жазуу"))
    reason: Reason = asks(Text("Why this is one person", "Почему это одно лицо", "Эмне үчүн бул бир адам"))

    def check(self, situation: Situation) -> Mapping[str, Any]:
        person, other = known(situation.case.pk, ""), known(self.other, "other")
        if hidden(situation.post, [other.identity]):  # likeness would tell who it is
            raise NotFound(norm=self.norm, field="other")
        if person.identity == other.identity:
            raise SamePerson(norm=self.norm, field="other")
        if waiting(MERGE, person.pk, other.pk):
            raise AlreadyProposed(norm=self.norm)
        return {"likeness": likeness(person, other).as_json()}

    def apply(self, entry: Entry) -> None:
        propose(entry, MERGE, self.other, self.reason)


class MergePersons(Act):
    """The keeper of the register merges a record into another of the same person, as another official proposed."""

    code = "person.merged"
    title = Text(
        "Merging two records of one person", "Слияние двух записей об одном лице", "Бир адамдын эки жазуусун бириктирүү"
    )
    norm = "persons.merge"
    by = ("registrar",)
    subject = "person"
    when = (RECORDED,)
    then = MERGED
    also = {"into": "person"}
    also_when = {"into": (RECORDED,)}
    stream = "persons"

    into: PersonRef = asks(
        Text("Into which record", "С какой записью", "Кайсы жазуу менен"),
        Text(
            "That record stays in use; this one will point to it.",
            "Та запись остаётся в работе, эта будет на неё указывать.",
            "Ал жазуу колдонууда калат, бул жазуу ага шилтеме болот.",
        ),
    )
    reason: Reason = asks(Text("Why this is one person", "Почему это одно лицо", "Эмне үчүн бул бир адам"))

    def check(self, situation: Situation) -> Mapping[str, Any]:
        person, into = known(situation.case.pk, ""), known(self.into, "into")
        if person.pk == into.pk:
            raise SamePerson(norm=self.norm, field="into")
        proposal = decided_by_another(self, situation, MERGE, person.pk, into.pk)
        return {"proposal": str(proposal.pk), "likeness": likeness(person, into).as_json()}

    def apply(self, entry: Entry) -> None:
        Person.objects.filter(pk=entry.subject_id).update(merged_into=self.into)
        settle(entry.subject_id)
        decide(entry)


class ProposeUnmerge(Act):
    """An official proposes to part a merged record from the other: these are two persons."""

    code = "person.unmerge_proposed"
    title = Text("Proposing to undo a merge", "Предложение отменить слияние", "Бириктирүүнү жокко чыгарууну сунуштоо")
    norm = "persons.unmerge"
    by = KEEPERS
    subject = "person"
    when = (MERGED,)
    informs = ("registrar",)
    stream = "persons"

    reason: Reason = asks(Text("Why these are two persons", "Почему это разные лица", "Эмне үчүн булар эки башка адам"))

    def check(self, situation: Situation) -> Mapping[str, Any]:
        into = merged_into(situation)
        if waiting(UNMERGE, situation.case.pk, into):
            raise AlreadyProposed(norm=self.norm)
        return {"into": str(into)}

    def apply(self, entry: Entry) -> None:
        propose(entry, UNMERGE, UUID(entry.found["into"]), self.reason)


class UnmergePersons(Act):
    """A wrong merge is undone, as another official proposed: each record has its own again, to the last reference."""

    code = "person.unmerged"
    title = Text("Undoing a merge", "Отмена слияния", "Бириктирүүнү жокко чыгаруу")
    norm = "persons.unmerge"
    by = ("registrar",)
    subject = "person"
    when = (MERGED,)
    then = RECORDED
    also = {"apart_from": "person"}
    stream = "persons"

    apart_from: PersonRef = asks(Text("Apart from which record", "От какой записи отделить", "Кайсы жазуудан ажыратуу"))
    reason: Reason = asks(Text("Why these are two persons", "Почему это разные лица", "Эмне үчүн булар эки башка адам"))

    def check(self, situation: Situation) -> Mapping[str, Any]:
        if merged_into(situation) != self.apart_from:
            raise NotMergedThere(norm=self.norm, field="apart_from")
        proposal = decided_by_another(self, situation, UNMERGE, situation.case.pk, self.apart_from)
        return {
            "proposal": str(proposal.pk),
            "since_merge": recorded_since(self.apart_from, situation.case.stage_since),
        }

    def apply(self, entry: Entry) -> None:
        Person.objects.filter(pk=entry.subject_id).update(merged_into=None)
        settle(entry.subject_id)
        decide(entry)


class DeclineProposal(Act):
    """The keeper of the register declines a proposal about two records; they stay as they are."""

    code = "person.proposal_declined"
    title = Text("Declining a proposal", "Отклонение предложения", "Сунушту четке кагуу")
    norm = "persons.merge"
    by = ("registrar",)
    subject = "person"
    when = (RECORDED, MERGED)
    stream = "persons"

    other: PersonRef = asks(Text("The other record", "Другая запись", "Башка жазуу"))
    reason: Reason = asks(Text("Why not", "Причина отклонения", "Четке кагуунун себеби"))

    def check(self, situation: Situation) -> Mapping[str, Any]:
        kind = MERGE if situation.case.stage == RECORDED else UNMERGE
        proposal = decided_by_another(self, situation, kind, situation.case.pk, self.other)
        return {"proposal": str(proposal.pk)}

    def apply(self, entry: Entry) -> None:
        decide(entry)


def known(person_id: UUID, field: str) -> Person:
    person = Person.objects.filter(pk=person_id).first()
    if person is None:
        raise NotFound(field=field)
    return person


def merged_into(situation: Situation) -> UUID | None:
    return known(situation.case.pk, "").merged_into


def waiting(kind: str, one: UUID, other: UUID | None) -> Proposal | None:
    """The proposal about these two records that nobody has decided on."""
    pair = Q(person_id=one, other_id=other) | Q(person_id=other, other_id=one)
    return Proposal.objects.filter(pair, kind=kind, decided_at=None).first()


def decided_by_another(act: Act, situation: Situation, kind: str, one: UUID, other: UUID) -> Proposal:
    """The proposal, if it was made by somebody else than the one who decides; the database asks the same."""
    proposal = waiting(kind, one, other)
    if proposal is None:
        raise NotProposed(norm=act.norm)
    if proposal.proposed_by == situation.post.official.get_username():
        raise OwnProposal(norm=act.norm)
    return proposal


def propose(entry: Entry, kind: str, other_id: UUID, reason: str) -> None:
    Proposal.objects.create(
        id=entry.key("proposal"),
        kind=kind,
        person_id=entry.subject_id,
        other_id=other_id,
        reason=reason,
        proposed_by=entry.actor,
        proposed_at=entry.at,
    )


def decide(entry: Entry) -> None:
    Proposal.objects.filter(pk=entry.found["proposal"]).update(decided_by=entry.actor, decided_at=entry.at)


def settle(person_id: UUID) -> None:
    """Let every record below this one know where the chain of merges now ends.

    They are locked from the top down: one that is being parted from its chain elsewhere is waited for.
    """
    top = Person.objects.get(pk=person_id)
    while top.merged_into:
        top = Person.objects.get(pk=top.merged_into)
    below = {person_id}
    locked = Person.objects.select_for_update().order_by("pk")
    while further := set(locked.filter(merged_into__in=below).values_list("pk", flat=True)) - below:
        below |= further
    Person.objects.filter(pk__in=below).update(identity=top.pk)


def recorded_since(person_id: UUID, moment: datetime) -> dict[str, int]:
    """How much was recorded of the other record since the merge: it stays there, and somebody must look at it."""
    return {
        "participations": Participation.objects.filter(person_id=person_id, since__gte=moment).count(),
        "identifiers": Identifier.objects.filter(person_id=person_id, since__gte=moment).count(),
        "addresses": Address.objects.filter(person_id=person_id, since__gte=moment).count(),
    }
