"""What the tabs of a case show: rows of the register with names, titles and articles instead of codes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from uuid import UUID

from django.db.models import Q, QuerySet

from tutash.institutions.crimes.keeping import CaseFile, Correction, LateEntry
from tutash.institutions.crimes.kinds import FileKind
from tutash.institutions.crimes.models import Complaint, Rights
from tutash.institutions.crimes.proceedings import Accusation, Link, Petition, Transfer
from tutash.kernel import access, law, officials, told
from tutash.kernel.forms import Asking
from tutash.kernel.law import Charge, Equivalent, Rule
from tutash.kernel.models import Deadline, Entry, Post, Subject
from tutash.kernel.officials import Who
from tutash.kernel.refusals import UnknownNorm
from tutash.kernel.text import Text
from tutash.kernel.told import Said
from tutash.kernel.worklist import RIGHTS, rule_of, urgency_of
from tutash.registers.charges import reads as charges
from tutash.registers.charges.models import Count
from tutash.registers.documents.models import StoredFile
from tutash.registers.persons.models import Participation, Person
from tutash.registers.persons.reads import identity_line

People = list[tuple[Participation, Person]]

STATUS: Mapping[str, Text] = {
    "pending": Text("waits", "ожидает решения", "чечимди күтүүдө"),
    "waits": Text("waits", "ожидает решения", "чечимди күтүүдө"),
    "granted": Text("granted", "удовлетворено", "канааттандырылды"),
    "partly": Text("granted in part", "удовлетворено частично", "жарым-жартылай канааттандырылды"),
    "refused": Text("refused", "отказано", "баш тартылды"),
    "received": Text("received", "принято", "кабыл алынды"),
    "current": Text("present", "действует", "күчүндө"),
    "requalified": Text("requalified", "переквалифицировано", "кайра квалификацияланды"),
    "excluded": Text("excluded", "исключено", "алынып салынды"),
    "moved": Text("moved to another case", "перешло в другое дело", "башка ишке өттү"),
}


def gravity(code: str) -> Text | None:
    """How grave an offence is, in words of the law pack."""
    shape = law.pack().facts.known.get("gravity")
    return (shape.values or {}).get(code) if shape else None


# ---- deadlines


@dataclass(frozen=True)
class Term:
    """A deadline with its norm as it stood when the term began."""

    deadline: Deadline
    rule: Rule | None

    @property
    def right(self) -> bool:
        return self.deadline.name in RIGHTS

    @property
    def title(self) -> Text:
        return self.rule.title if self.rule else Text.of(self.deadline.norm)

    @property
    def late(self) -> bool:
        """Whether a duty was done when its term was over."""
        ended = self.deadline.closed_at
        return ended is not None and not self.right and urgency_of(self.deadline, ended) == "overdue"


def deadlines(rows: Iterable[Deadline]) -> list[Term]:
    return [Term(row, rule_of(row)) for row in rows]


# ---- people


@dataclass
class Party:
    """A person in a case: every role, with when it began and ended, and whether the rights were explained."""

    person: Person
    roles: list[tuple[Participation, Text]] = field(default_factory=list)
    rights: list[Rights] = field(default_factory=list)
    accusations: list[Accusation] = field(default_factory=list)

    @property
    def line(self) -> Text:
        return identity_line(self.person)

    @property
    def takes_part(self) -> bool:
        return any(part.until is None for part, _ in self.roles)


def people(case_id: UUID, taking_part: People) -> list[Party]:
    """Those who take part first, in the order in which they came."""
    titles = role_titles()
    found: dict[UUID, Party] = {}
    ids: dict[UUID, UUID] = {}
    for part, person in taking_part:
        ids[part.person_id] = person.pk
        party = found.setdefault(person.pk, Party(person))
        party.roles.append((part, titles.get(part.role) or Text.of(part.role)))
    for right in Rights.objects.filter(case_id=case_id).order_by("seq"):
        if right.person_id in ids:
            found[ids[right.person_id]].rights.append(right)
    for accusation in Accusation.objects.filter(case_id=case_id).order_by("seq"):
        if accusation.person_id in ids:
            found[ids[accusation.person_id]].accusations.append(accusation)
    return sorted(found.values(), key=lambda party: not party.takes_part)


def role_titles() -> dict[str, Text]:
    return {role.code: role.title for role in law.grounds("participant_roles")}


# ---- counts


@dataclass(frozen=True)
class Qualified:
    """A count as it was qualified between two entries."""

    count: Count
    person: Text | None

    @property
    def words(self) -> Text:
        return charges.words(self.count)

    @property
    def title(self) -> Text:
        return charges.title(self.count)

    @property
    def gravity(self) -> Text | None:
        return gravity(self.count.gravity)

    @property
    def status(self) -> Text:
        return STATUS.get(self.count.status) or Text.of(self.count.status)

    @cached_property
    def charge(self) -> Charge | None:
        return law.charge(self.count.charge) if self.count.charge else None

    @property
    def equivalents(self) -> list[tuple[Text, Equivalent]]:
        """The same offence in the other editions, as far as the pack knows their articles."""
        return [(_words(one.charge), one) for one in charges.equivalents(self.count)]


@dataclass(frozen=True)
class Counted:
    """One count: how it is qualified now, and how it was before."""

    no: int
    now: Qualified
    before: list[Qualified]


def counts(rows: QuerySet[Count], taking_part: People) -> list[Counted]:
    names = {part.person_id: identity_line(person) for part, person in taking_part}
    found: dict[int, list[Qualified]] = {}
    for count in rows:
        person = names.get(count.person_id) if count.person_id else None
        found.setdefault(count.no, []).append(Qualified(count, person))
    return [Counted(no, each[0], each[1:]) for no, each in found.items()]


def _words(charge: str) -> Text:
    try:
        return law.charge(charge).text
    except UnknownNorm:
        return Text.of(charge)


# ---- requests


@dataclass(frozen=True)
class Asked:
    """A petition or a complaint, with what became of it."""

    row: Petition | Complaint
    who: Who | None = None

    @property
    def status(self) -> Text:
        return STATUS.get(self.row.status) or Text.of(self.row.status)

    @property
    def waits(self) -> bool:
        return self.row.decided_seq is None


def petitions(case_id: UUID) -> list[Asked]:
    return [Asked(row) for row in Petition.objects.filter(case_id=case_id).order_by("-seq")]


def complaints(case_id: UUID) -> list[Asked]:
    return [Asked(row) for row in Complaint.objects.filter(case_id=case_id).order_by("-seq")]


# ---- files, links, transfers


@dataclass(frozen=True)
class File:
    row: CaseFile
    size: int
    media_type: str
    who: Who

    @property
    def kind(self) -> Text:
        return FileKind.called(self.row.kind)

    @property
    def name(self) -> str:
        """What it is saved as: the title, with the ending of what it really is."""
        ending = {"application/pdf": "pdf", "image/jpeg": "jpg", "image/png": "png", "text/plain": "txt"}
        return f"{self.row.title[:80]}.{ending.get(self.media_type, 'bin')}"


def files(case_id: UUID) -> list[File]:
    rows = list(CaseFile.objects.filter(case_id=case_id).order_by("seq"))
    kept = StoredFile.objects.in_bulk({row.sha256 for row in rows})
    who = officials.named(row.post for row in rows)
    return [File(row, kept[row.sha256].size, kept[row.sha256].kind, who[row.post]) for row in rows]


@dataclass(frozen=True)
class Linked:
    """Another case; its number only for who may see it."""

    link: Link
    subject: Subject | None
    into: bool  # the other case is the one that this went into, or came out of


def links(post: Post, subject: Subject) -> list[Linked]:
    rows = list(Link.objects.filter(Q(case_id=subject.pk) | Q(other_id=subject.pk)).order_by("at"))
    ids = {row.other_id if row.case_id == subject.pk else row.case_id for row in rows}
    seen = access.subjects(post, "case").in_bulk(ids)
    return [
        Linked(row, seen.get(row.other_id if row.case_id == subject.pk else row.case_id), row.case_id != subject.pk)
        for row in rows
    ]


@dataclass(frozen=True)
class Sent:
    row: Transfer
    from_unit: Text
    to_unit: Text

    @property
    def status(self) -> Text:
        return STATUS.get(self.row.status) or Text.of(self.row.status)


def transfers(case_id: UUID) -> list[Sent]:
    rows = list(Transfer.objects.filter(case_id=case_id).order_by("-seq"))
    names = officials.units(unit for row in rows for unit in (row.from_unit, row.to_unit))
    return [Sent(row, names[row.from_unit], names[row.to_unit]) for row in rows]


# ---- entries


def corrected(case_id: UUID, seqs: Iterable[int]) -> dict[int, list[Correction]]:
    """Corrections of these entries."""
    found: dict[int, list[Correction]] = {}
    for row in Correction.objects.filter(case_id=case_id, of_seq__in=list(seqs)).order_by("seq"):
        found.setdefault(row.of_seq, []).append(row)
    return found


def unsigned(case_id: UUID) -> set[int]:
    """Late entries that no other official has confirmed: they do not count yet."""
    waiting = LateEntry.objects.filter(case_id=case_id, countersigned_seq=None)
    return set(waiting.values_list("seq", flat=True))


@dataclass(frozen=True)
class Changed:
    """A field that was corrected: what it said, what it says now."""

    row: Correction
    was: Said | None
    now: Said | None
    who: Who


def changed(post: Post, subject: Subject, entry: Entry) -> list[Changed]:
    """What of this entry was corrected."""
    rows = corrected(subject.pk, [entry.seq]).get(entry.seq, [])
    who = officials.named(row.post for row in rows)
    asking = Asking(post, subject)
    return [
        Changed(
            row, told.one(entry, row.field, row.was, asking), told.one(entry, row.field, row.now, asking), who[row.post]
        )
        for row in rows
    ]
