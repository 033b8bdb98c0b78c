"""What the prosecution hears of the investigation: every decision comes before its eyes."""

from tutash.institutions.prosecution.models import STANDS, Decision
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
