"""Write decisions and steps into the register from their entries. For use inside `apply`."""

from typing import Any
from uuid import UUID

from tutash.institutions.crimes.models import CANCELLED, IN_FORCE, Action, Decree
from tutash.kernel.models import Entry


def issue(entry: Entry, *, ground: str = "", reason: str = "", person_id: UUID | None = None) -> None:
    """The act of this entry is a decision: it stands until another entry ends it."""
    Decree.objects.create(
        id=entry.key("decree"),
        case_id=entry.subject_id,
        seq=entry.seq,
        code=entry.code,
        ground=ground,
        reason=reason,
        person_id=person_id,
        post=entry.post,
        at=entry.at,
        status=IN_FORCE,
    )


def end(entry: Entry, *codes: str, seq: int | None = None) -> None:
    """Decisions of these kinds (or the one of this number) no longer stand."""
    standing = Decree.objects.filter(case_id=entry.subject_id, status=IN_FORCE)
    standing = standing.filter(seq=seq) if seq else standing.filter(code__in=codes)
    standing.update(status=CANCELLED, ended_seq=entry.seq, ended_at=entry.at)


def act(entry: Entry, **columns: Any) -> None:
    """The act of this entry gathers evidence."""
    Action.objects.create(
        id=entry.key("action"),
        case_id=entry.subject_id,
        seq=entry.seq,
        code=entry.code,
        post=entry.post,
        at=entry.at,
        **columns,
    )
