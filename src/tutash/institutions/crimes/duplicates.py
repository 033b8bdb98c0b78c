"""Reports that may be about the same event, looked for while a report is typed. Nothing is decided: a human looks.

Each way of looking asks one indexed question with a bound: same person, same telephone, same place and time.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final, Self
from uuid import UUID

from django.db.models import Q, QuerySet
from rapidfuzz import fuzz

from tutash.institutions.crimes.models import Case
from tutash.institutions.crimes.rules import phone_key
from tutash.kernel import access, clock, law
from tutash.kernel.forms.answers import parse_moment
from tutash.kernel.models import Post, Subject, Unit
from tutash.kernel.text import Text
from tutash.registers.persons import identifiers
from tutash.registers.persons.access import hidden
from tutash.registers.persons.candidates import candidates
from tutash.registers.persons.models import Participation, Person
from tutash.registers.persons.sought import LONGEST, Sought

WINDOW: Final = timedelta(days=90)  # reports received longer ago are not the same event reported again
NEAR: Final = timedelta(hours=36)  # between two statements of when it happened
MOST: Final = 5
ASKED: Final = 200  # rows that any one question may bring
ALIKE: Final = 0.75  # likeness of persons
SAME_PLACE: Final = 82  # per cent of likeness of addresses
SAME_WORDS: Final = 70
ENOUGH: Final = 0.5
STREET: Final = re.compile(r"\b(ул|улица|пр|проспект|пер|переулок|мкр|микрорайон|д|дом|кв|квартира|көч|көчөсү|үй)\b\.?")

PERSON = Text("the same person, by {how}", "то же лицо: {how}", "ошол эле адам: {how}")
PHONE = Text("the same telephone", "тот же телефон", "ошол эле телефон")
PLACE = Text("the same place", "то же место", "ошол эле жер")
TIME = Text("about the same time", "примерно то же время", "болжол менен ошол эле убакыт")
WORDS = Text("told in like words", "изложено похожими словами", "окшош сөздөр менен айтылган")
CHOSEN = Text("the record chosen", "выбранная запись", "тандалган жазуу")
ELSEWHERE = Text(
    "Another unit has a similar report",
    "Похожее сообщение есть в другом подразделении",
    "Окшош билдирүү башка бөлүмдө бар",
)


@dataclass(frozen=True)
class Typed:
    """What is known of the report so far; all of it may be missing."""

    name: str = ""
    pin: str = ""
    phone: str = ""
    person: UUID | None = None
    territory: str = ""
    address: str = ""
    occurred: datetime | None = None
    narrative: str = ""

    @classmethod
    def read(cls, typed: Callable[[str], str]) -> Self:
        """What stands in a form that takes in a report; what cannot be read yet is not known yet."""
        parts = (typed(f"applicant_{part}") for part in ("surname", "given", "patronymic"))
        happened = parse_moment(typed("occurred_from"))
        return cls(
            name=" ".join(part.strip() for part in parts if part.strip())[:LONGEST],
            pin=typed("applicant_pin")[:30],
            phone=typed("applicant_phone")[:30],
            person=_uuid(typed("applicant")),
            territory=typed("territory")[:14],
            address=typed("address")[:200],
            occurred=datetime.fromisoformat(happened) if happened else None,
            narrative=typed("narrative")[:1000],
        )


def _uuid(written: str) -> UUID | None:
    try:
        return UUID(written)
    except ValueError:
        return None


@dataclass(frozen=True)
class Similar:
    """A report that may be the same one. Where the post may not see it, only its number and unit are told."""

    number: str
    unit: Text
    received_at: datetime
    reasons: tuple[Text, ...]
    case_id: UUID | None = None
    title: str = ""
    stage: Text = ELSEWHERE


@dataclass
class Hit:
    """What speaks for one case, and how much."""

    weight: float = 0.0
    reasons: list[Text] = field(default_factory=list)

    def add(self, weight: float, reason: Text) -> None:
        if reason not in self.reasons:
            self.reasons.append(reason)
            self.weight += weight


def similar(post: Post, typed: Typed, *, without: UUID | None = None) -> list[Similar]:
    """The likeliest reports of the last weeks, the likeliest first."""
    recent = Case.objects.filter(received_at__gt=clock.now() - WINDOW)
    if without:
        recent = recent.exclude(pk=without)
    hits: dict[UUID, Hit] = {}
    for case_id, weight, reason in (*_persons(post, typed, recent), *_phone(typed, recent), *_place(typed, recent)):
        hits.setdefault(case_id, Hit()).add(weight, reason)
    likeliest = sorted((-hit.weight, case_id) for case_id, hit in hits.items() if hit.weight >= ENOUGH)
    return list(_told(post, [case_id for _, case_id in likeliest], hits))[:MOST]


Found = Iterator[tuple[UUID, float, Text]]


def _persons(post: Post, typed: Typed, recent: QuerySet[Case]) -> Found:
    """Reports in which the same person, or one of the same name, takes part."""
    why: dict[UUID, Text] = {}
    exactly = _identifiers(typed)
    if typed.name or exactly:
        sought = Sought.of(typed.name, exactly=exactly)
        alike = candidates(sought, least=ALIKE)
        unknown = hidden(post, [candidate.person_id for candidate in alike])
        for candidate in alike:
            if candidate.person_id not in unknown:
                why[candidate.person_id] = candidate.reasons[0] if candidate.reasons else Text.of(candidate.name)
    if typed.person:
        why[typed.person] = CHOSEN
    identities = dict(Person.objects.filter(identity__in=why).values_list("pk", "identity")[:ASKED])
    identities |= {person_id: person_id for person_id in why if person_id not in identities}
    part = Participation.objects.filter(person_id__in=identities, case_id__in=recent.values("pk"))
    for case_id, person_id in part.order_by("-since").values_list("case_id", "person_id")[:ASKED]:
        reason = why.get(identities[person_id]) or why[person_id]
        yield case_id, 0.6, PERSON.format(how=reason)


def _identifiers(typed: Typed) -> frozenset[str]:
    read = set()
    for kind, written in (("pin", typed.pin), ("phone", typed.phone)):
        try:
            read.add(identifiers.normal(kind, written))
        except identifiers.Unreadable:
            continue
    return frozenset(read)


def _phone(typed: Typed, recent: QuerySet[Case]) -> Found:
    if key := phone_key(typed.phone):
        for case_id in recent.filter(applicant_phone=key).order_by("-received_at").values_list("pk", flat=True)[:ASKED]:
            yield case_id, 0.6, PHONE


def _place(typed: Typed, recent: QuerySet[Case]) -> Found:
    """Reports of the same territory: the same address, about the same time, like words."""
    if not typed.territory:
        return
    there = recent.filter(territory=typed.territory).order_by("-received_at")
    if typed.occurred:
        near = Q(occurred_from__gte=typed.occurred - NEAR, occurred_from__lte=typed.occurred + NEAR)
        there = there.filter(near | Q(occurred_from=None))
    for case in there.only("pk", "address", "occurred_from", "narrative")[:ASKED]:
        same_place = same_address(typed.address, case.address)
        same_words = fuzz.token_set_ratio(typed.narrative[:1000], case.narrative[:1000]) >= SAME_WORDS
        if same_place:
            yield case.pk, 0.4, PLACE
        if typed.narrative and same_words:
            yield case.pk, 0.3, WORDS
        if typed.occurred and case.occurred_from and (same_place or same_words):
            yield case.pk, 0.2, TIME


def same_address(one: str, other: str) -> bool:
    """Whether two addresses may be the same place: like words, and no two different house numbers.

    "ул. Абрикосовая, 7"   "Абрикосовая 7"        -> yes
    "ул. Абрикосовая, 7"   "ул. Абрикосовая, 9"   -> no
    """
    first, second = (STREET.sub(" ", address.casefold()) for address in (one, other))
    if not first.strip() or not second.strip():
        return False
    numbers = [set(re.findall(r"\d+", address)) for address in (first, second)]
    if all(numbers) and not numbers[0] & numbers[1]:
        return False
    return (
        fuzz.token_set_ratio(*(re.sub(r"[\W\d_]+", " ", address).strip() for address in (first, second))) >= SAME_PLACE
    )


def _told(post: Post, ids: list[UUID], hits: dict[UUID, Hit]) -> Iterator[Similar]:
    """What this post may read of each: of a shielded report of others not even that there is one."""
    ids = ids[: MOST * 4]
    subjects = Subject.objects.in_bulk(ids)
    seen = set(access.subjects(post, "case").filter(pk__in=ids).values_list("pk", flat=True))
    units = _units(subject.unit_id for subject in subjects.values())
    received = dict(Case.objects.filter(pk__in=ids).values_list("pk", "received_at"))
    for case_id in ids:
        subject = subjects[case_id]
        if case_id not in seen and subject.shield:
            continue
        told = Similar(subject.number, units[subject.unit_id], received[case_id], tuple(hits[case_id].reasons))
        if case_id in seen:
            stage = law.stage("case", subject.stage).title
            told = Similar(told.number, told.unit, told.received_at, told.reasons, case_id, subject.title, stage)
        yield told


def _units(codes: Iterable[str]) -> dict[str, Text]:
    return {unit.code: unit.name for unit in Unit.objects.filter(code__in=set(codes))}
