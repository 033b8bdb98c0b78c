"""What the API reads of cases. First who asks: nobody is told what they may not see, and every look is written."""

from datetime import date, datetime
from uuid import UUID

from pydantic import BaseModel

from tutash.institutions.crimes import listing
from tutash.institutions.crimes.keeping import ArchivedCase, CaseFile, Correction, LateEntry
from tutash.institutions.crimes.listing import Filter
from tutash.institutions.crimes.models import Action, Case, Complaint, Decree, Rights
from tutash.kernel import access, keyset, law
from tutash.kernel.models import Post
from tutash.kernel.queries import Asked, Words, query
from tutash.kernel.text import Text
from tutash.registers.charges.models import Count
from tutash.registers.persons.models import Participation, Person


class CaseLine(BaseModel):
    """A case in a list."""

    id: UUID
    number: str
    title: str
    stage: str
    unit: str
    post: str
    opened_at: datetime
    charges: list[str]
    next_deadline: str | None
    due: datetime | None


class CaseLines(BaseModel):
    items: list[CaseLine]
    next: str | None


@query("cases", Text("Cases", "Материалы и дела", "Материалдар жана иштер"))
def cases(post: Post, asked: Filter) -> CaseLines:
    shown = keyset.part(listing.cases(post, asked), asked.order, asked.after, asked.limit)
    access.look(post, access.MANY, "cases")
    return CaseLines(items=[_line(row) for row in listing.rows(shown.rows)], next=shown.next or None)


def _line(row: listing.Row) -> CaseLine:
    return CaseLine(
        id=row.subject.pk,
        number=row.subject.number,
        title=row.subject.title,
        stage=row.subject.stage,
        unit=row.subject.unit_id,
        post=row.subject.post_id,
        opened_at=row.subject.opened_at,
        charges=[count.charge or count.iccs for count in row.counts],
        next_deadline=row.deadline.name if row.deadline else None,
        due=row.deadline.due if row.deadline else None,
    )


class OneCase(Asked):
    id: UUID


class CountLine(BaseModel):
    no: int
    charge: str
    stated: str
    iccs: str
    gravity: str
    unverified: bool
    offence_from: date | None
    offence_to: date | None
    completion: str
    role: str
    person: UUID | None
    status: str
    since: int  # number of the entry
    until: int | None


class ParticipantLine(BaseModel):
    person: UUID
    name: str
    role: str
    since: datetime
    until: datetime | None


class DecreeLine(BaseModel):
    entry: int
    code: str
    ground: str
    at: datetime
    served_at: datetime | None
    status: str
    ended_by: int | None


class ActionLine(BaseModel):
    entry: int
    code: str
    kind: str
    performed_from: datetime
    performed_to: datetime | None
    late_reason: str
    place: str
    summary: str


class ComplaintLine(BaseModel):
    entry: int
    about: int | None
    by: str
    to: str
    received_at: datetime
    status: str


class RightsLine(BaseModel):
    entry: int
    person: UUID
    role: str
    explained_at: datetime
    language: str


class FileLine(BaseModel):
    entry: int
    sha256: str
    title: str
    kind: str


class CorrectionLine(BaseModel):
    entry: int
    of: int
    field: str
    was: str
    now: str
    reason: str
    at: datetime


class LateLine(BaseModel):
    entry: int
    kind: str
    performed_at: datetime
    at: datetime
    reason: str
    paper: str
    counts: bool


class ArchiveLine(BaseModel):
    """What only the old register knew."""

    source: str
    record: str
    performed_on: date
    sex: str
    age: int | None
    prior_offences: int | None
    custody_from: date | None
    custody_to: date | None
    outcome: str
    doubts: list[str]


class CaseRecord(BaseModel):
    """A case as the register has it now."""

    id: UUID
    number: str
    journal_number: str
    crime_number: str
    public_code: str
    stage: str
    stage_title: Words
    unit: str
    post: str
    shield: str
    incident: str
    channel: str
    received_at: datetime
    late_reason: str
    registered_at: datetime | None
    opened_at: datetime | None
    decided_at: datetime | None
    ground: str
    occurred_from: datetime | None
    occurred_to: datetime | None
    territory: str
    address: str
    narrative: str
    applicant: UUID | None
    applicant_name: str
    public_place: str
    street: bool
    domestic_violence: bool
    counts: list[CountLine]
    participants: list[ParticipantLine]
    decrees: list[DecreeLine]
    actions: list[ActionLine]
    complaints: list[ComplaintLine]
    rights: list[RightsLine]
    files: list[FileLine]
    corrections: list[CorrectionLine]
    late_entries: list[LateLine]
    archive: ArchiveLine | None


# Columns of the case that the record shows under their own names.
OWN = (
    "journal_number", "crime_number", "public_code", "incident", "channel", "received_at", "late_reason",
    "registered_at", "opened_at", "decided_at", "ground", "occurred_from", "occurred_to", "territory", "address",
    "narrative", "applicant_name", "public_place", "street", "domestic_violence",
)  # fmt: skip


@query("cases/{id}", Text("One case", "Дело целиком", "Иш толугу менен"))
def case(post: Post, asked: OneCase) -> CaseRecord:
    subject = access.find(post, asked.id, "case")
    access.look(post, subject.pk, "case")
    row = Case.objects.get(pk=subject.pk)
    return CaseRecord(
        id=subject.pk,
        number=subject.number,
        stage=subject.stage,
        stage_title=Words(**law.stage("case", subject.stage).title.as_json()),
        unit=subject.unit_id,
        post=subject.post_id,
        shield=subject.shield,
        applicant=row.applicant_id,
        counts=_counts(subject.pk),
        participants=_participants(subject.pk),
        archive=_archive(subject.pk),
        **_procedure(subject.pk),
        **_kept(subject.pk),
        **{name: getattr(row, name) for name in OWN},
    )


RENAMED = ("since", "until", "person")


def _counts(case_id: UUID) -> list[CountLine]:
    return [
        CountLine(
            since=count.since_seq,
            until=count.until_seq,
            person=count.person_id,
            **{
                name: getattr(count, name)
                for name in CountLine.model_fields
                if name not in ("since", "until", "person")
            },
        )
        for count in Count.objects.filter(case_id=case_id).order_by("no", "-since_seq")
    ]


def _participants(case_id: UUID) -> list[ParticipantLine]:
    taking_part = list(Participation.objects.filter(case_id=case_id).order_by("since", "role"))
    people = Person.objects.in_bulk([each.person_id for each in taking_part])
    return [
        ParticipantLine(
            person=each.person_id,
            name=people[each.person_id].name if each.person_id in people else "",
            role=each.role,
            since=each.since,
            until=each.until,
        )
        for each in taking_part
    ]


def _archive(case_id: UUID) -> ArchiveLine | None:
    row = ArchivedCase.objects.filter(pk=case_id).first()
    return ArchiveLine(**{name: getattr(row, name) for name in ArchiveLine.model_fields}) if row else None


def _procedure(case_id: UUID) -> dict[str, list[BaseModel]]:
    """Decisions, steps, complaints, rights: in the order of their entries."""
    return {
        "decrees": [
            DecreeLine(
                entry=d.seq,
                code=d.code,
                ground=d.ground,
                at=d.at,
                served_at=d.served_at,
                status=d.status,
                ended_by=d.ended_seq,
            )
            for d in Decree.objects.filter(case_id=case_id).order_by("seq")
        ],
        "actions": [
            ActionLine(
                entry=a.seq,
                code=a.code,
                kind=a.kind,
                performed_from=a.performed_from,
                performed_to=a.performed_to,
                late_reason=a.late_reason,
                place=a.place,
                summary=a.summary,
            )
            for a in Action.objects.filter(case_id=case_id).order_by("seq")
        ],
        "complaints": [
            ComplaintLine(
                entry=c.seq, about=c.about_seq, by=c.by_name, to=c.to, received_at=c.received_at, status=c.status
            )
            for c in Complaint.objects.filter(case_id=case_id).order_by("seq")
        ],
        "rights": [
            RightsLine(entry=r.seq, person=r.person_id, role=r.role, explained_at=r.explained_at, language=r.language)
            for r in Rights.objects.filter(case_id=case_id).order_by("seq")
        ],
    }


def _kept(case_id: UUID) -> dict[str, list[BaseModel]]:
    """Files, corrections and late entries."""
    return {
        "files": [
            FileLine(entry=f.seq, sha256=f.sha256, title=f.title, kind=f.kind)
            for f in CaseFile.objects.filter(case_id=case_id).order_by("seq")
        ],
        "corrections": [
            CorrectionLine(
                entry=c.seq,
                of=c.of_seq,
                field=c.field,
                was="" if c.was is None else str(c.was),
                now="" if c.now is None else str(c.now),
                reason=c.reason,
                at=c.at,
            )
            for c in Correction.objects.filter(case_id=case_id).order_by("seq")
        ],
        "late_entries": [
            LateLine(
                entry=late.seq,
                kind=late.kind,
                performed_at=late.performed_at,
                at=late.at,
                reason=late.reason,
                paper=late.paper,
                counts=late.countersigned_seq is not None,
            )
            for late in LateEntry.objects.filter(case_id=case_id).order_by("seq")
        ],
    }
