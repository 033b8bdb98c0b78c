"""Who takes part in a case: called by the acts of institutions, from `apply`."""

from datetime import datetime
from uuid import UUID

from tutash.kernel.models import Entry
from tutash.registers.persons.models import Participation


def involve(entry: Entry, person_id: UUID, role: str, *, since: datetime | None = None) -> Participation:
    """The person takes part in the case of this entry from now on, or from an earlier moment that the act claims."""
    return Participation.objects.create(
        id=entry.key(f"{role} {person_id}"),
        case_id=entry.subject_id,
        person_id=person_id,
        role=role,
        since=since or entry.at,
    )


def dismiss(entry: Entry, person_id: UUID, role: str) -> None:
    """The person takes part in that role no longer."""
    current = Participation.objects.filter(case_id=entry.subject_id, person_id=person_id, role=role, until=None)
    current.update(until=entry.at)


def carry(entry: Entry, from_case: UUID, to_case: UUID) -> None:
    """Whoever takes part in one case takes part in the other too, in the same role, from this act on."""
    taking_part = Participation.objects.filter(case_id=from_case, until=None).order_by("since", "id")
    there = set(Participation.objects.filter(case_id=to_case, until=None).values_list("person_id", "role"))
    fresh = dict.fromkeys((each.person_id, each.role) for each in taking_part)
    Participation.objects.bulk_create(
        Participation(
            id=entry.key(f"{to_case} {role} {person_id}"),
            case_id=to_case,
            person_id=person_id,
            role=role,
            since=entry.at,
        )
        for person_id, role in fresh
        if (person_id, role) not in there
    )
