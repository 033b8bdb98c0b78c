"""Who may be meant: the persons most like the one sought, each with reasons that a human reads. Nothing is decided."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

from tutash.kernel.text import Text
from tutash.registers.persons import rules, search
from tutash.registers.persons.fold import words
from tutash.registers.persons.identifiers import Kind
from tutash.registers.persons.models import Identifier, Name, Person
from tutash.registers.persons.names import Spelling, readings
from tutash.registers.persons.search import Hit, Row
from tutash.registers.persons.sought import Sought

MOST = 10
WORTH_SHOWING = 0.5  # of a score; below it two persons have little in common
EXACT = 1.0
WEIGHT = {"pin": 1.0, "phone": 0.75, "plate": 0.6}  # what the same identifier is worth by itself
PAPER = 0.95
CALLED = {str(kind): kind.label for kind in Kind}
MOST_HOLDERS = 50  # of one identifier that are looked at
SAME_IDENTIFIER = Text("the same: {kind}", "совпадает: {kind}", "дал келет: {kind}")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A recorded person who may be the one sought."""

    person_id: UUID  # where all merges of the record end
    name: str  # the name that is like the one sought
    score: float
    reasons: tuple[Text, ...]
    exact: bool  # the personal number asked is this person's

    def as_json(self) -> dict[str, object]:
        """For the ledger: whoever decided saw this."""
        reasons = [reason.as_json() for reason in self.reasons]
        return {"person": str(self.person_id), "likeness": round(self.score * 100), "reasons": reasons}


def candidates(
    sought: Sought, *, most: int = MOST, least: float = 0.0, without: Iterable[UUID] = ()
) -> list[Candidate]:
    """The persons most like the one sought, the likest first, by name, birth and exact identifiers."""
    hits = {hit.row.person_id: hit for hit in search.by_name(sought, most * 2)}
    kinds = _holders(sought.identifiers)
    likest: dict[UUID, tuple[float, Row, set[str]]] = {}
    for person in Person.objects.filter(pk__in=hits.keys() | kinds.keys()):
        row, by_name = hits.get(person.pk) or Hit(_main_name(person), 0.0)
        held = kinds.get(person.pk, set())
        value = _score(by_name, held)
        if value >= least and (person.identity not in likest or likest[person.identity][0] < value):
            likest[person.identity] = value, row, held
    ranked = sorted(likest.items(), key=lambda item: (-item[1][0], item[0]))
    shown = [one for one in ranked if one[0] not in set(without)][:most]
    return [_candidate(identity, *found, sought) for identity, found in shown]


def _score(by_name: float, kinds: set[str]) -> float:
    weights = [WEIGHT.get(kind, PAPER) for kind in kinds]
    return min(EXACT, max([by_name, *weights]) + 0.1 * min(by_name, max(weights, default=0.0)))


def _candidate(identity: UUID, score: float, row: Row, kinds: set[str], sought: Sought) -> Candidate:
    name = " ".join(filter(None, (row.surname, row.given, row.patronymic)))
    reasons = [SAME_IDENTIFIER.format(kind=CALLED[kind]) for kind in sorted(kinds)]
    return Candidate(identity, name, score, (*reasons, *why(sought, row)), "pin" in kinds)


def why(sought: Sought, row: Row) -> Iterator[Text]:
    """Why a recorded name and birth are like those sought, or not, in words."""
    yield from rules.reasons_of_birth(sought.born, row.born)
    spelling = Spelling.read(row.spelling)
    asked = max(readings(sought.parts), key=lambda parts: rules.by_name(parts, spelling)) if sought.words else ()
    as_typed = {folded: written for written, folded in sought.words}
    as_kept = {folded: written for place in row[2:5] for written, folded in words(place)}
    pairs = sorted(rules.pair(asked, spelling), key=lambda pair: pair.place)
    for pair in pairs:
        one, other = as_typed.get(pair.asked, pair.asked), as_kept.get(pair.written, pair.written)
        yield rules.reason_of_part(pair.place, one, other, (pair.asked, pair.written))
    if len(pairs) > 1 and not all(pair.in_order for pair in pairs):
        yield rules.OTHER_ORDER
    if sought.sex and row.sex and sought.sex != row.sex:
        yield rules.OTHER_SEX


def _holders(values: frozenset[str]) -> dict[UUID, set[str]]:
    """Who holds these identifiers: person -> kinds."""
    if not values:
        return {}
    found: dict[UUID, set[str]] = {}
    for person_id, kind in Identifier.objects.filter(value__in=values).values_list("person_id", "kind")[:MOST_HOLDERS]:
        found.setdefault(person_id, set()).add(kind)
    return found


def _main_name(person: Person) -> Row:
    name = (person.surname, person.given, person.patronymic)
    born = (person.birth_date, person.birth_year)
    return Row(person.pk, person.pk, *name, str(Spelling.of(*name)), person.sex, *born)


def sought_as(person: Person) -> Sought:
    """Look for those who are like a person on record."""
    exactly = Identifier.objects.filter(person_id=person.pk).values_list("value", flat=True)
    return Sought.of(
        person.name,
        birth_date=person.birth_date,
        about_year=person.birth_year,
        sex=person.sex,
        exactly=frozenset(exactly),
    )


def likeness(person: Person, other: Person) -> Candidate:
    """How like two persons on record are, and why: what the one who decides on a merge reads."""
    sought = sought_as(person)
    rows = [Row(*name) for name in Name.objects.filter(person_id=other.pk).values_list(*Row._fields)]
    asked = readings(sought.parts)

    def value(row: Row) -> float:
        return rules.score(asked, sought.born, sought.sex, Spelling.read(row.spelling), row.born, row.sex)

    best = max(rows, key=value)
    kinds = set(
        Identifier.objects.filter(person_id=other.pk, value__in=sought.identifiers).values_list("kind", flat=True)
    )
    return _candidate(other.identity, _score(value(best), kinds), best, kinds, sought)
