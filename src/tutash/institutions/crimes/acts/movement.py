"""Cases that meet and part: joinder, severance, transfer to the unit that has jurisdiction."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import Field

from tutash.institutions.crimes import decrees
from tutash.institutions.crimes.models import Case
from tutash.institutions.crimes.proceedings import RECEIVED, REFUSED, WAITS, Link, Transfer
from tutash.institutions.crimes.refusals import (
    AlreadyOnItsWay,
    NoSuchUnit,
    NothingLeft,
    NotSentToYou,
    SameCase,
    SameUnit,
)
from tutash.institutions.crimes.stages import CHECK, INVESTIGATION, JOINED, JOURNAL
from tutash.kernel import ledger
from tutash.kernel.acts import EVERY_DEADLINE, Act, Follow, Situation
from tutash.kernel.fields import CaseRef, PersonRef, Reason, UnitRef, asks
from tutash.kernel.models import Deadline, Entry, Subject, Unit
from tutash.kernel.text import Text
from tutash.registers.charges import counts, qualification
from tutash.registers.persons.models import Participation

REASON = Text("Reasons", "Основания", "Негиздери")
MOVABLE = (CHECK, INVESTIGATION)
PROSECUTORS = ("prosecutor", "district_prosecutor", "deputy_prosecutor_general", "prosecutor_general")
CountNos = Annotated[tuple[Annotated[int, Field(ge=1, le=1000)], ...], Field(min_length=1, max_length=50)]


class JoinCases(Act):
    """Another case is joined to this one: its counts and people come over, its terms end, its chain stays."""

    code = "case.joined"
    title = Text("Joinder of cases", "Соединение уголовных дел", "Кылмыш иштерин бириктирүү")
    norm = "upk.joinder"
    by = ("investigator", "head_of_unit", *PROSECUTORS)
    subject = "case"
    stream = "movement"
    when = (INVESTIGATION,)
    also = {"joined": "case"}
    also_when = {"joined": MOVABLE}
    also_then = {"joined": JOINED}
    also_closes = {"joined": EVERY_DEADLINE}
    informs = ("responsible", "head_of_unit", "prosecutor")
    document = "decree_joinder"

    joined: CaseRef = asks(Text("Case that is joined to this one", "Присоединяемое дело", "Кошулуучу иш"))
    reason: Reason = asks(REASON)

    def check(self, situation: Situation) -> Mapping[str, Any]:
        if self.joined == situation.case.pk:
            raise SameCase(norm=self.norm, field="joined")
        return {"number": situation.other("joined").number}

    def apply(self, entry: Entry) -> None:
        counts.move(entry, self.joined, entry.subject_id, ground=self.reason)
        _move_people(entry, self.joined, entry.subject_id)
        _link(entry, self.joined, "joined")
        decrees.issue(entry, reason=self.reason)


class SeverCase(Act):
    """Counts and people go into a new case of their own, with a number of its own."""

    code = "case.severed"
    title = Text("Severance of a case", "Выделение уголовного дела", "Кылмыш ишин бөлүп чыгаруу")
    norm = "upk.severance"
    by = ("investigator", *PROSECUTORS)
    subject = "case"
    stream = "movement"
    when = (INVESTIGATION,)
    informs = ("responsible", "head_of_unit", "prosecutor")
    document = "decree_severance"

    nos: CountNos = asks(
        Text("Numbers of the counts that go", "Номера выделяемых эпизодов", "Бөлүнүүчү эпизоддордун номерлери"),
        Text("One number on a line.", "По одному номеру в строке.", "Ар бир сапка бирден номер."),
    )
    people: Annotated[tuple[PersonRef, ...], Field(max_length=50)] = asks(
        Text("People who go with them", "Участники, которые переходят", "Кошо өткөн катышуучулар"), default=()
    )
    reason: Reason = asks(REASON)

    def check(self, situation: Situation) -> Mapping[str, Any]:
        named = qualification.require_current(situation, self.nos, "nos")
        if counts.current(situation.case.pk).count() <= len(named):
            raise NothingLeft(norm=self.norm, field="nos")
        return {"charges": [count.charge for count in named.values()]}

    def apply(self, entry: Entry) -> None:
        decrees.issue(entry, reason=self.reason)

    def follows(self, entry: Entry) -> Iterator[Follow]:
        yield Follow(BeginSevered(source=entry.subject_id, severed_by=entry.seq), None, entry.key("severed"))


class BeginSevered(Act):
    """A case begins that was severed from another; it follows from the severance and is not begun by hand."""

    code = "case.begun_by_severance"
    title = Text("A case begins by severance", "Регистрация выделенного дела", "Бөлүнүп чыккан ишти каттоо")
    norm = "upk.severance"
    by = ("investigator", *PROSECUTORS)
    subject = "case"
    stream = "movement"
    then = INVESTIGATION
    also = {"source": "case"}
    opens = {"investigation": "upk.investigation_term"}
    numbers = {"crime": "numbers.crime"}
    informs = ("head_of_unit", "prosecutor")

    source: CaseRef = asks(Text("From which case", "Из какого дела", "Кайсы иштен"))
    severed_by: Annotated[int, Field(ge=1, le=1_000_000)] = asks(
        Text("Number of the entry of severance", "Номер записи о выделении", "Бөлүп чыгаруу жазуусунун номери")
    )

    def check(self, situation: Situation) -> Mapping[str, Any]:
        source = situation.other("source")
        severance = ledger.chain(source.pk).filter(seq=self.severed_by, code=SeverCase.code).first()
        if severance is None or Subject.objects.filter(pk=severance.key("severed")).exists():
            raise NotSentToYou(norm=self.norm, field="severed_by")
        said = next(iter(ledger.with_payloads([severance]))).fields
        term = Deadline.objects.filter(subject_id=source.pk, name="investigation").order_by("seq").first()
        return {
            "nos": said["nos"],
            "people": said["people"],
            "reason": said["reason"],
            "unit_id": source.unit_id,
            "post_id": source.post_id,
            "title": source.title,
            "shield": source.shield,
            "gravity": qualification.gravity(source),
            "term_from": term.start if term else situation.now,
        }

    def anchors(self, situation: Situation, found: Mapping[str, Any]) -> Mapping[str, datetime]:
        """The term of the case from which it was severed runs on: severance gains no time."""
        return {"investigation": found["term_from"]}

    def facts(self, situation: Situation, found: Mapping[str, Any]) -> Mapping[str, Any]:
        return {"gravity": found["gravity"]} if found["gravity"] else {}

    def standing(self, entry: Entry) -> Mapping[str, Any]:
        kept = {name: entry.found[name] for name in ("unit_id", "post_id", "title", "shield")}
        return {**kept, "number": entry.numbers["crime"], "parent_id": self.source}

    def apply(self, entry: Entry) -> None:
        row = Case.objects.get(pk=self.source)
        row.pk, row.crime_number, row.journal_number, row.public_code = (
            entry.subject_id,
            entry.numbers["crime"],
            "",
            "",
        )
        row.registered_at = row.opened_at = entry.at
        row.save(force_insert=True)
        counts.move(entry, self.source, entry.subject_id, nos=entry.found["nos"], ground=entry.found["reason"])
        _move_people(entry, self.source, entry.subject_id, [UUID(person) for person in entry.found["people"]])
        _link(entry, self.source, "severed")


class SendByJurisdiction(Act):
    """The case is sent to the unit that has jurisdiction; until that unit answers it stays here, with its terms."""

    code = "case.transfer_sent"
    title = Text(
        "Sending to the unit that has jurisdiction",
        "Направление по подследственности (территориальности)",
        "Тергөө тийиштүүлүгү боюнча жөнөтүү",
    )
    norm = "upk.jurisdiction"
    by = ("head_of_unit", *PROSECUTORS)
    subject = "case"
    stream = "movement"
    when = (JOURNAL, *MOVABLE)
    informs = ("responsible", "prosecutor")
    document = "transfer_sent"

    to_unit: UnitRef = asks(Text("To which unit", "В какое подразделение", "Кайсы бөлүмгө"))
    reason: Reason = asks(REASON)

    @classmethod
    def guard(cls, situation: Situation) -> None:
        if situation.once(_on_its_way):
            raise AlreadyOnItsWay(norm=cls.norm)

    def check(self, situation: Situation) -> Mapping[str, Any]:
        unit = Unit.objects.filter(code=self.to_unit, since__lte=situation.law.on).first()
        if unit is None or (unit.until and unit.until <= situation.law.on) or unit.agency in ("court", "system"):
            raise NoSuchUnit(norm=self.norm, field="to_unit")
        if unit.code == situation.case.unit_id:
            raise SameUnit(norm=self.norm, field="to_unit")
        return {"from": situation.case.unit_id, "to": unit.name.as_json()}

    def addressees(self, entry: Entry) -> Iterator[tuple[str, str]]:
        yield "office:head_of_unit", self.to_unit
        yield "office:duty_officer", self.to_unit

    def apply(self, entry: Entry) -> None:
        Transfer.objects.create(
            id=entry.key("transfer"),
            case_id=entry.subject_id,
            seq=entry.seq,
            from_unit=entry.found["from"],
            to_unit=self.to_unit,
            reason=self.reason,
            at=entry.at,
            status=WAITS,
        )


class _Answer(Act):
    """The unit to which a case was sent answers."""

    norm = "upk.jurisdiction"
    by = ("head_of_unit", "duty_officer")
    subject = "case"
    stream = "movement"
    when = (JOURNAL, *MOVABLE)

    @classmethod
    def guard(cls, situation: Situation) -> None:
        if _waiting(situation) is None:
            raise NotSentToYou(norm=cls.norm)

    def check(self, situation: Situation) -> Mapping[str, Any]:
        transfer = _waiting(situation)
        assert transfer is not None
        return {"transfer": transfer.seq, "from": transfer.from_unit, "to": transfer.to_unit}

    def answer(self, entry: Entry, status: str) -> None:
        sent = Transfer.objects.filter(case_id=entry.subject_id, seq=entry.found["transfer"])
        sent.update(status=status, answered_seq=entry.seq, answered_at=entry.at)

    def addressees(self, entry: Entry) -> Iterator[tuple[str, str]]:
        yield "office:head_of_unit", entry.found["from"]


class ReceiveTransfer(_Answer):
    """The unit accepts the case; from now on the case and its terms are its own."""

    code = "case.transfer_received"
    title = Text("Receipt of a case sent here", "Принятие направленного дела", "Жөнөтүлгөн ишти кабыл алуу")
    informs = ("prosecutor",)

    def standing(self, entry: Entry) -> Mapping[str, Any]:
        return {"unit_id": entry.found["to"], "post_id": ""}

    def apply(self, entry: Entry) -> None:
        self.answer(entry, RECEIVED)


class RefuseTransfer(_Answer):
    """The unit does not accept the case and says why; it stays where it was."""

    code = "case.transfer_refused"
    title = Text("Refusal to receive a case", "Отказ в принятии дела", "Ишти кабыл алуудан баш тартуу")
    informs = ("responsible", "prosecutor")
    document = "transfer_refused"

    reason: Reason = asks(REASON)

    def apply(self, entry: Entry) -> None:
        self.answer(entry, REFUSED)


def _on_its_way(situation: Situation) -> Transfer | None:
    return Transfer.objects.filter(case_id=situation.case.pk, status=WAITS).first()


def _waiting(situation: Situation) -> Transfer | None:
    """The transfer that waits for the answer of this very unit."""
    transfer = situation.once(_on_its_way)
    return transfer if transfer and transfer.to_unit == situation.post.unit_id else None


def _move_people(entry: Entry, source: UUID, target: UUID, people: list[UUID] | None = None) -> None:
    going = Participation.objects.filter(case_id=source, until=None)
    if people is not None:
        going = going.filter(person_id__in=people)
    rows = [
        Participation(
            id=entry.key(f"moved {party.pk}"),
            case_id=target,
            person_id=party.person_id,
            role=party.role,
            since=entry.at,
        )
        for party in going.order_by("pk")
    ]
    going.update(until=entry.at)
    Participation.objects.bulk_create(rows)


def _link(entry: Entry, other: UUID, kind: str) -> None:
    Link.objects.create(
        id=entry.key("link"), case_id=entry.subject_id, other_id=other, kind=kind, seq=entry.seq, at=entry.at
    )
