"""What documents are told of people: who takes part in a case, and how whoever an act names is called.

Each is called as on the day of the entry: what was corrected or merged later does not change an older paper.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from tutash.kernel import clock, law, ledger
from tutash.kernel.models import Entry
from tutash.kernel.text import Text
from tutash.registers.documents.supplies import names, supplies
from tutash.registers.persons.asked import Sex
from tutash.registers.persons.models import Address, Participation, Person

UNKNOWN = Text("unknown person", "неустановленное лицо", "аныкталбаган адам")
MERGES = 10  # a chain of merges longer than this is cut


@supplies("case", "people")
def people(entry: Entry) -> list[dict[str, Any]]:
    """Who takes part in the case right after an entry: role, name, birth."""
    taking_part = list(_taking_part(entry))
    known = identities([each.person_id for each in taking_part], entry)
    return [
        {"role": _role(each.role, entry), **called(each.person_id, known[each.person_id])}
        for each in taking_part
        if each.person_id in known
    ]


@supplies("case", "accused")
def accused(entry: Entry) -> list[dict[str, Any]]:
    """The accused, with everything by which a court tells one person from another."""
    ids = [each.person_id for each in _taking_part(entry).filter(role="accused")]
    known = identities(ids, entry)
    return [{**called(one, known[one]), **_particulars(known[one], entry)} for one in ids if one in known]


@names("person")
def persons(ids: Sequence[str], entry: Entry) -> dict[str, Any]:
    return {str(one): called(one, person) for one, person in identities(map(UUID, ids), entry).items()}


def identities(ids: Iterable[UUID], entry: Entry) -> dict[UUID, Person]:
    """For each id the record in use on the day of an entry, as it read on that day. Not to be saved."""
    used = {one: _in_use(one, entry) for one in ids}
    rows = Person.objects.in_bulk(set(used.values()))
    later = Entry.objects.filter(subject_id__in=rows, code="person.corrected", at__gt=entry.at).order_by("-at", "-seq")
    columns = {column.name: column for column in Person._meta.concrete_fields}
    for correction in ledger.with_payloads(later):
        for name, value in correction.found.get("before", {}).items():
            setattr(rows[correction.subject_id], name, columns[name].to_python(value))
    return {one: rows[record] for one, record in used.items() if record in rows}


def called(one: UUID, person: Person) -> dict[str, Any]:
    """The line by which a person is named, under the id that the act or the case uses."""
    return {
        "id": str(one),
        "name": Text.of(person.name) if person.name else UNKNOWN,
        "born": person.birth_date,
        "year": person.birth_year,
    }


def _particulars(person: Person, entry: Entry) -> dict[str, Any]:
    homes = Address.objects.filter(person_id=person.pk, since__lte=entry.at, kind__in=("residence", "registration"))
    home = homes.order_by("-kind", "-since").first()  # where the person lives, before where they are registered
    return {
        "sex": Sex.called(person.sex) if person.sex else None,
        "citizenship": person.citizenship,
        "pin": person.pin,
        "territory": law.place(home.territory).name(_day(entry)) if home and home.territory else None,
        "address": home.place if home else "",
    }


def _taking_part(entry: Entry) -> QuerySet[Participation]:
    there = Participation.objects.filter(case_id=entry.subject_id, since__lte=entry.at)
    return there.filter(Q(until=None) | Q(until__gt=entry.at)).order_by("since", "id")


def _role(code: str, entry: Entry) -> dict[str, Any]:
    return {"code": code, **law.ground("participant_roles", code, _day(entry)).title.as_json()}


def _in_use(one: UUID, entry: Entry) -> UUID:
    """Where the merges of that day led from this record."""
    for _ in range(MERGES):
        moves = Entry.objects.filter(subject_id=one, code__in=("person.merged", "person.unmerged"), at__lte=entry.at)
        last = next((move for move in moves.order_by("-seq") if move.main), None)
        if last is None or last.code == "person.unmerged":
            break
        (one,) = last.others["into"]
    return one


def _day(entry: Entry) -> date:
    return clock.local(entry.at).date()
