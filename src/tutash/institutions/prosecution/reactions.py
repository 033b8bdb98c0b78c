"""What the prosecution hears of the investigation: every decision comes before its eyes."""

from tutash.institutions.prosecution.models import STANDS, Decision, Grievance
from tutash.kernel.acts import Act
from tutash.kernel.models import Entry
from tutash.kernel.read import projects

SUPERVISED = (
    "report.not_a_crime",
    "case.opened",
    "case.refused",
    "case.terminated",
    "investigation.suspended",
    "accused.brought",
    "expertise.ordered",
    "case.joined",
    "case.severed",
)


@projects(*SUPERVISED)
def see(act: Act, entry: Entry) -> None:
    """A decision of the investigation is put before the prosecutor."""
    Decision.objects.create(
        id=entry.key("decision"),
        case_id=entry.subject_id,
        seq=entry.seq,
        code=entry.code,
        at=entry.at,
        post=entry.post,
        unit_id=entry.unit,
        status=STANDS,
    )


@projects("complaint.lodged")
def complained(act: Act, entry: Entry) -> None:
    """Somebody complains to the prosecutor."""
    if entry.fields["to"] != "prosecutor":
        return
    Grievance.objects.create(
        id=entry.key("grievance"),
        case_id=entry.subject_id,
        seq=entry.seq,
        about_seq=entry.fields["about"],
        by_name=entry.fields["name"],
        at=entry.at,
    )


@projects("complaint.decided")
def decided(act: Act, entry: Entry) -> None:
    lodged = Grievance.objects.filter(case_id=entry.subject_id, seq=entry.fields["complaint"])
    lodged.update(decided_seq=entry.seq)


@projects("refusal.cancelled_and_opened", "refusal.returned", "refusal_complaint.dismissed")
def decided_with_the_refusal(act: Act, entry: Entry) -> None:
    """A decision on the refusal answers every complaint that waits."""
    Grievance.objects.filter(case_id=entry.subject_id, decided_seq=None).update(decided_seq=entry.seq)
