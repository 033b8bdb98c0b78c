"""What the register of crimes hears of the prosecution: decisions that end its own."""

from tutash.institutions.crimes import decrees
from tutash.institutions.crimes.models import CANCELLED, IN_FORCE, PENDING, Case, Complaint, Decree
from tutash.institutions.crimes.proceedings import GRANTED, REFUSED, Accusation
from tutash.kernel.acts import Act
from tutash.kernel.models import Entry
from tutash.kernel.read import projects


@projects("refusal.cancelled_and_opened", "refusal.returned")
def refusal_falls(act: Act, entry: Entry) -> None:
    """The refusal no longer stands, and the complaint against it was right."""
    decrees.end(entry, "case.refused")
    opened = {"opened_at": entry.at} if entry.code == "refusal.cancelled_and_opened" else {}
    Case.objects.filter(pk=entry.subject_id).update(decided_at=None, ground="", **opened)
    _decide_complaints(entry, GRANTED)


@projects("refusal_complaint.dismissed")
def complaint_dismissed(act: Act, entry: Entry) -> None:
    _decide_complaints(entry, REFUSED)


@projects("decree.cancelled", "suspension.cancelled", "termination.cancelled")
def decree_falls(act: Act, entry: Entry) -> None:
    """A decree of the investigation no longer stands."""
    seq = entry.found["decision"]
    Decree.objects.filter(case_id=entry.subject_id, seq=seq, status=IN_FORCE).update(
        status=CANCELLED, ended_seq=entry.seq, ended_at=entry.at
    )
    Accusation.objects.filter(case_id=entry.subject_id, seq=seq, ended_seq=None).update(ended_seq=entry.seq)
    if entry.code == "termination.cancelled":
        Case.objects.filter(pk=entry.subject_id).update(decided_at=None, ground="")


@projects("case.terminated_by_prosecutor")
def terminated(act: Act, entry: Entry) -> None:
    Case.objects.filter(pk=entry.subject_id).update(decided_at=entry.at, ground=entry.fields["ground"])


def _decide_complaints(entry: Entry, status: str) -> None:
    waiting = Complaint.objects.filter(case_id=entry.subject_id, status=PENDING, to="prosecutor")
    waiting.update(status=status, decided_seq=entry.seq, decided_at=entry.at)
