"""What waits for whom in the register of crimes; each pile is a link on one's own work and a list of its cases."""

from django.db.models import Q

from tutash.institutions.crimes.keeping import LateEntry
from tutash.institutions.crimes.kinds import Incident
from tutash.institutions.crimes.listing import unassigned
from tutash.institutions.crimes.models import PENDING, Case, Complaint
from tutash.institutions.crimes.proceedings import WAITS, Petition, Transfer
from tutash.institutions.crimes.stages import JOURNAL, LIVING
from tutash.kernel import worklist
from tutash.kernel.models import Post
from tutash.kernel.text import Text

# Days that a party has to complain: they run out, but nobody is late with them.
worklist.right("complaint", "refusal_complaint", "termination_complaint")


@worklist.pile(
    "unregistered",
    10,
    "case",
    Text(
        "In the journal, not in the register of crimes", "Записано в ЖУИ, решения нет", "Журналга жазылган, чечим жок"
    ),
    "duty_officer",
    "inquiry_officer",
    "investigator",
    "head_of_unit",
)
def unregistered(post: Post) -> Q:
    return Q(stage=JOURNAL, pk__in=Case.objects.filter(incident=Incident.CRIME.value).values("pk"))


@worklist.pile(
    "unassigned", 20, "case", Text("Nobody is in charge", "Нет исполнителя", "Аткаруучусу жок"), "head_of_unit"
)
def without_officer(post: Post) -> Q:
    return Q(stage__in=LIVING) & unassigned()


@worklist.pile(
    "incoming",
    30,
    "case",
    Text("Sent to us, no answer yet", "Направлено нам, ответа ещё нет", "Бизге жөнөтүлгөн, жооп бериле элек"),
    "head_of_unit",
    "duty_officer",
)
def incoming(post: Post) -> Q:
    return Q(pk__in=Transfer.objects.filter(to_unit=post.unit_id, status=WAITS).values("case_id"))


@worklist.pile(
    "petitions",
    40,
    "case",
    Text("Petitions without an answer", "Ходатайства без ответа", "Жооп берилбеген өтүнүчкаттар"),
    "investigator",
    "inquiry_officer",
    "head_of_unit",
)
def petitions(post: Post) -> Q:
    return Q(pk__in=Petition.objects.filter(status=WAITS).values("case_id"))


@worklist.pile(
    "complaints",
    50,
    "case",
    Text("Complaints to decide", "Жалобы на рассмотрении", "Каралуучу даттануулар"),
    "head_of_unit",
    "prosecutor",
    "district_prosecutor",
)
def complaints(post: Post) -> Q:
    to = "head" if post.office == "head_of_unit" else "prosecutor"
    return Q(pk__in=Complaint.objects.filter(status=PENDING, to=to).values("case_id"))


@worklist.pile(
    "unsigned",
    60,
    "case",
    Text("Late entries to confirm", "Поздние записи ждут подтверждения", "Ырасталуучу кеч жазуулар"),
    "head_of_unit",
    "prosecutor",
    "district_prosecutor",
)
def unsigned(post: Post) -> Q:
    return Q(pk__in=LateEntry.objects.filter(countersigned_seq=None).values("case_id"))
