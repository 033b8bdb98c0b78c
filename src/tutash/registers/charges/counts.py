"""Write the counts of a case from an entry. For use inside `apply` of acts of any institution.

    found = {"counts": qualification.examine(situation, self.offences)}   # in `check`: the questions of law, once
    counts.add(entry)                                                      # in `apply`: entry.found["counts"]
    counts.replace(entry, no=2)                                            # the first of them takes the place of no. 2
    counts.exclude(entry, (2, 3), ground=self.reason)

Every row follows from the entry alone: a replay makes the same rows with the same ids.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Max, QuerySet

from tutash.kernel.models import Entry
from tutash.registers.charges.models import CURRENT, EXCLUDED, MOVED, REQUALIFIED, Count

Facts = Mapping[str, Any]


def add(entry: Entry, facts: Sequence[Facts] | None = None, *, case_id: UUID | None = None) -> None:
    """Open counts with the next numbers of the case."""
    case_id = case_id or entry.subject_id
    first = (Count.objects.filter(case_id=case_id).aggregate(last=Max("no"))["last"] or 0) + 1
    given = entry.found["counts"] if facts is None else facts
    Count.objects.bulk_create([_row(entry, case_id, no, line) for no, line in enumerate(given, first)])


def replace(entry: Entry, no: int, facts: Facts | None = None, *, ground: str = "") -> None:
    """Qualify a count anew: it keeps its number, the old qualification stays readable."""
    line = entry.found["counts"][0] if facts is None else facts
    close(entry, current(entry.subject_id).filter(no=no), REQUALIFIED, ground)
    Count.objects.bulk_create([_row(entry, entry.subject_id, no, line)])


def start_over(entry: Entry, facts: Sequence[Facts] | None = None, *, ground: str = "") -> None:
    """Qualify the whole case anew: the counts given take the place of all present ones, from number one."""
    close(entry, current(entry.subject_id), REQUALIFIED, ground)
    given = entry.found["counts"] if facts is None else facts
    Count.objects.bulk_create([_row(entry, entry.subject_id, no, line) for no, line in enumerate(given, 1)])


def exclude(entry: Entry, nos: Iterable[int], *, ground: str = "") -> None:
    """Take counts out of the charge."""
    close(entry, current(entry.subject_id).filter(no__in=list(nos)), EXCLUDED, ground)


def move(entry: Entry, source: UUID, target: UUID, *, nos: Iterable[int] | None = None, ground: str = "") -> None:
    """Carry current counts (all, or those of these numbers) into another case; they get numbers there."""
    going = current(source)
    if nos is not None:
        going = going.filter(no__in=list(nos))
    lines = [{name: getattr(count, name) for name in KEPT} for count in going.order_by("no")]
    close(entry, going, MOVED, ground, case_id=source)
    add(entry, lines, case_id=target)


def close(entry: Entry, counts: QuerySet[Count], status: str, ground: str, *, case_id: UUID | None = None) -> None:
    counts.update(status=status, until_seq=_seq(entry, case_id or entry.subject_id), ground=ground)


def _seq(entry: Entry, case_id: UUID) -> int:
    """The number that this act has in the chain of a case: its own, or that of another case that it concerns."""
    there = {UUID(line["subject"]): int(line["seq"]) for line in entry.basis.get("with", ())}
    return there.get(case_id, entry.seq)


def current(case_id: UUID) -> QuerySet[Count]:
    return Count.objects.filter(case_id=case_id, status=CURRENT)


KEPT = (
    "person_id", "charge", "edition", "article", "part", "point", "gravity", "unverified", "iccs", "stated",
    "offence_from", "offence_to", "completion", "role", "milder",
)  # fmt: skip


def _row(entry: Entry, case_id: UUID, no: int, line: Facts) -> Count:
    values = {name: line[name] for name in KEPT}
    values["person_id"] = _uuid(line["person_id"])
    values["offence_from"], values["offence_to"] = _day(line["offence_from"]), _day(line["offence_to"])
    return Count(
        id=entry.key(f"count {case_id} {no}"),
        case_id=case_id,
        no=no,
        status=CURRENT,
        since_seq=_seq(entry, case_id),
        **values,
    )


def _day(value: str | date | None) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) else value


def _uuid(value: str | UUID | None) -> UUID | None:
    return UUID(value) if isinstance(value, str) else value
