"""What may be read of persons: found by any spelling, shown as a line, or in full to whom it concerns."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from pydantic import BaseModel, Field

from tutash.kernel import access, clock
from tutash.kernel.letters import storable
from tutash.kernel.models import Look, Post, Subject
from tutash.kernel.queries import Asked, Words, query
from tutash.kernel.refusals import NotFound
from tutash.kernel.text import Text
from tutash.registers.persons.access import hidden
from tutash.registers.persons.candidates import MOST, Candidate, candidates, likeness
from tutash.registers.persons.models import Address, Identifier, Name, Participation, Person, Proposal
from tutash.registers.persons.pin import Pin
from tutash.registers.persons.sought import LONGEST, Sought

UNKNOWN = Text("unknown person", "неустановленное лицо", "аныкталбаган адам")
LINE = Text("{name}, {born}", "{name}, {born}", "{name}, {born}")
ABOUT = Text("about {year}", "примерно {year} г. р.", "болжол менен {year}-жылы туулган")
SHORTEST_REASON = 3


@dataclass(frozen=True, slots=True)
class Found:
    """A person who may be the one looked for, as this post may see them."""

    candidate: Candidate
    person: Person
    full: bool  # whether this post may open the record without giving a reason


@dataclass(frozen=True)
class Page:
    """What is on record of a person. `full` tells whether there is more than the identity line."""

    person: Person
    full: bool
    records: list[Person] = field(default_factory=list)  # all of this identity, merged ones too
    names: list[Name] = field(default_factory=list)
    identifiers: list[Identifier] = field(default_factory=list)
    addresses: list[Address] = field(default_factory=list)
    takes_part: list[tuple[Participation, Subject]] = field(default_factory=list)
    doubts: tuple[Text, ...] = ()
    proposals: list[tuple[Proposal, Candidate]] = field(default_factory=list)


def identity_line(person: Person) -> Text:
    """By what a person is told apart from others, and no more."""
    name = Text.of(person.name) if person.name else UNKNOWN
    if person.birth_date:
        return LINE.format(name=name, born=f"{person.birth_date:%d.%m.%Y}")
    return LINE.format(name=name, born=ABOUT.format(year=person.birth_year)) if person.birth_year else name


def found(post: Post, sought: Sought, *, most: int = MOST, purpose: str = "") -> list[Found]:
    """The likest persons; who looked for whom is written."""
    likest = candidates(sought, most=most)
    unseen = hidden(post, [c.person_id for c in likest])
    likest = [c for c in likest if c.person_id not in unseen]
    ids = [c.person_id for c in likest]
    people = Person.objects.in_bulk(ids)
    open_to = set(access.subjects(post, "person").filter(pk__in=ids).values_list("pk", flat=True))
    _looked(post, ids, purpose)
    return [Found(c, people[c.person_id], c.person_id in open_to) for c in likest]


def _looked(post: Post, ids: Iterable[UUID], purpose: str) -> None:
    """One line for the search, one for each person who was shown."""
    common: dict[str, Any] = {"post": post.code, "actor": post.official.get_username(), "at": clock.now()}
    common |= {"kind": "consultation", "what": "person search", "purpose": storable(purpose)[:200]}
    Look.objects.bulk_create(Look(subject_id=one, **common) for one in (access.MANY, *ids))


def page(post: Post, person_id: UUID, *, reason: str = "") -> Page:
    """The record of a person: in full to whom it concerns, or who gives a reason; otherwise the identity line."""
    person = resolved([person_id]).get(person_id)
    if person is None or hidden(post, [person.pk]):
        raise NotFound
    reason = reason.strip()
    full = access.subjects(post, "person").filter(pk=person.pk).exists() or len(reason) >= SHORTEST_REASON
    access.look(post, person.pk, "person" if full else "person: identity line", purpose=reason)
    return _full(post, person) if full else Page(person, full=False)


def _full(post: Post, person: Person) -> Page:
    records = sorted(Person.objects.filter(identity=person.identity), key=lambda p: (p.pk != person.pk, p.recorded_at))
    ids = [record.pk for record in records]
    pin = Pin(person.pin) if person.pin else None
    today = clock.local(clock.now()).date()
    return Page(
        person=person,
        full=True,
        records=records,
        names=list(Name.objects.filter(person_id__in=ids).defer("keys").order_by("kind", "id")),
        identifiers=list(Identifier.objects.filter(person_id__in=ids).order_by("kind", "-since")),
        addresses=list(Address.objects.filter(person_id__in=ids).order_by("-since")),
        takes_part=takes_part(post, ids),
        doubts=pin.doubts(sex=person.sex, birth_date=person.birth_date, today=today) if pin else (),
        proposals=waiting(ids),
    )


def takes_part(post: Post, ids: Iterable[UUID]) -> list[tuple[Participation, Subject]]:
    """The cases in which the person takes part, those that this post may see."""
    rows = list(Participation.objects.filter(person_id__in=list(ids)).order_by("-since"))
    cases = access.subjects(post, "case").in_bulk([row.case_id for row in rows])
    return [(row, cases[row.case_id]) for row in rows if row.case_id in cases]


def waiting(ids: Iterable[UUID]) -> list[tuple[Proposal, Candidate]]:
    """Proposals to merge or to part that wait for a decision, each with what speaks for and against it."""
    listed = list(ids)
    proposals = Proposal.objects.filter(decided_at=None).order_by("proposed_at")
    about = {p.pk: p for p in (proposals.filter(person_id__in=listed) | proposals.filter(other_id__in=listed))}
    people = Person.objects.in_bulk({one for p in about.values() for one in (p.person_id, p.other_id)})
    return [(p, likeness(people[p.person_id], people[p.other_id])) for p in about.values()]


def same(person_id: UUID) -> set[UUID]:
    """All records of the human being whose record this is: what is named by any of them concerns this person."""
    identity = Person.objects.filter(pk=person_id).values("identity")[:1]
    return set(Person.objects.filter(identity=identity).values_list("pk", flat=True)) or {person_id}


def resolved(ids: Iterable[UUID]) -> dict[UUID, Person]:
    """For each id that a case or an act names, the record that is in use for that person now."""
    identities = dict(Person.objects.filter(pk__in=list(ids)).values_list("pk", "identity"))
    people = Person.objects.in_bulk(set(identities.values()))
    return {one: people[identity] for one, identity in identities.items()}


def people_of(case_id: UUID) -> list[tuple[Participation, Person]]:
    """Who takes or took part in a case. The caller has asked whether the case may be seen."""
    rows = list(Participation.objects.filter(case_id=case_id).order_by("since", "id"))
    people = resolved(row.person_id for row in rows)
    return [(row, people[row.person_id]) for row in rows if row.person_id in people]


class Search(Asked):
    q: str = Field(min_length=2, max_length=LONGEST, description="a name in any spelling, a birth date, a number")
    purpose: str = Field("", max_length=200)
    limit: int = Field(MOST, ge=1, le=MOST)


class PersonLine(BaseModel):
    id: UUID
    name: str
    birth_date: date | None
    birth_year: int | None
    sex: str
    temporary: bool


class FoundLine(BaseModel):
    person: PersonLine
    likeness: int = Field(description="0 to 100")
    reasons: list[Words]
    full: bool = Field(description="whether the whole record may be read without a reason")


class FoundLines(BaseModel):
    items: list[FoundLine]


@query("persons", Text("Search for persons", "Поиск лиц", "Адамдарды издөө"))
def search_persons(post: Post, asked: Search) -> FoundLines:
    shown = found(post, Sought.read(asked.q), most=asked.limit, purpose=asked.purpose)
    return FoundLines(
        items=[
            FoundLine(
                person=_line(each.person),
                likeness=round(each.candidate.score * 100),
                reasons=[Words(**reason.as_json()) for reason in each.candidate.reasons],
                full=each.full,
            )
            for each in shown
        ]
    )


def _line(person: Person) -> PersonLine:
    return PersonLine(
        id=person.pk,
        name=person.name,
        birth_date=person.birth_date,
        birth_year=person.birth_year,
        sex=person.sex,
        temporary=person.temporary,
    )


class OnePerson(Asked):
    id: UUID
    reason: str = Field("", max_length=200, description="needed when no case of yours concerns this person")


class PersonRecord(BaseModel):
    person: PersonLine
    full: bool
    records: list[UUID] = []
    names: list[dict[str, str]] = []
    pin: str = ""
    citizenship: str = ""
    description: str = ""
    doubts: list[Words] = []
    identifiers: list[dict[str, str]] = []
    addresses: list[dict[str, str]] = []
    cases: list[dict[str, str]] = []


@query("persons/{id}", Text("The record of a person", "Запись о лице", "Адам жөнүндө жазуу"))
def person(post: Post, asked: OnePerson) -> PersonRecord:
    shown = page(post, asked.id, reason=asked.reason)
    line = _line(shown.person)
    if not shown.full:
        return PersonRecord(person=line, full=False)
    return PersonRecord(
        person=line,
        full=True,
        records=[record.pk for record in shown.records],
        names=[
            {"kind": n.kind, "script": n.script, "surname": n.surname, "given": n.given, "patronymic": n.patronymic}
            for n in shown.names
        ],
        pin=shown.person.pin,
        citizenship=shown.person.citizenship,
        description=shown.person.description,
        doubts=[Words(**doubt.as_json()) for doubt in shown.doubts],
        identifiers=[{"kind": i.kind, "number": i.written} for i in shown.identifiers],
        addresses=[{"kind": a.kind, "territory": a.territory, "place": a.place} for a in shown.addresses],
        cases=[
            {"case": str(case.pk), "number": case.number, "role": part.role, "since": part.since.isoformat()}
            for part, case in shown.takes_part
        ],
    )
