"""Take in a report: a guided form that warns of what may be the same report, and the slip for the applicant."""

from datetime import datetime
from typing import Any, Final
from uuid import UUID

import segno
from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_POST

from tutash.institutions.crimes import duplicates
from tutash.institutions.crimes.acts.journal import RecordInJournal, RegisterDirectly
from tutash.institutions.crimes.models import Case
from tutash.institutions.crimes.views import header
from tutash.kernel import access, clock
from tutash.kernel.acts import ACTS, Act
from tutash.kernel.forms import Asking, Form
from tutash.kernel.forms.answers import read
from tutash.kernel.ledger import chain
from tutash.kernel.letters import storable
from tutash.kernel.models import Deadline
from tutash.kernel.navigation import offer
from tutash.kernel.powers import beginnings
from tutash.kernel.refusals import NotFound, NotYourOffice
from tutash.kernel.text import Text
from tutash.kernel.views import FACES, Face
from tutash.kernel.web import Request, page

REPORTS: Final = (RecordInJournal, RegisterDirectly)
TAKERS: Final = tuple(dict.fromkeys(office for act in REPORTS for office in act.by))
SECTIONS: Final = (
    (Text("What and how", "Что и как поступило", "Эмне жана кантип түштү"), ("incident", "channel", "narrative")),
    (
        Text("From whom", "От кого", "Кимден"),
        (
            "applicant_surname",
            "applicant_given",
            "applicant_patronymic",
            "applicant_phone",
            "applicant_pin",
            "applicant",
            "anonymous",
        ),
    ),
    (
        Text("Where and when it happened", "Где и когда произошло", "Кайда жана качан болду"),
        ("territory", "address", "occurred_from", "occurred_to", "public_place", "street"),
    ),
    (
        Text("Protection", "Ограничение доступа", "Жетүүнү чектөө"),
        ("domestic_violence", "shield"),
    ),
    (Text("Qualification", "Квалификация", "Квалификация"), ("offences",)),
    (
        Text("If it is entered late", "Если вносится с опозданием", "Эгер кеч киргизилсе"),
        ("received_at", "late_reason"),
    ),
)
LAST: Final = Text("Further", "Прочее", "Башкалар")

offer(20, "report", Text("Register a report", "Принять сообщение", "Билдирүү каттоо"), offices=TAKERS)


@page
def begin(request: Request) -> HttpResponse:
    """The first form with which this office may take in a report."""
    mine = [power.act for power in beginnings(request.post, "case") if power.open and power.act in REPORTS]
    if not mine:
        raise NotYourOffice
    return redirect("act", mine[0].code)


def face(request: Request, form: Form[Act]) -> dict[str, Any]:
    """What the page of a report has beside the fields: sections, other ways, what may be the same."""
    others = [act for act in REPORTS if act is not form.model and request.post.office in act.by]
    return {
        "sections": _sections(form),
        "others": others,
        "suggest": reverse("similar", args=[form.model.code]),
        "similar": _similar(request, form) if form.moves["_show"] == "similar" else None,
    }


def _sections(form: Form[Act]) -> list[tuple[Text, list[Any]]]:
    """The questions in the order in which a duty officer asks them; whatever is new comes last."""
    answers = {answer.question.name: answer for answer in form.answers}
    named = [(title, [answers.pop(name) for name in names if name in answers]) for title, names in SECTIONS]
    return [*named, (LAST, list(answers.values()))]


for _act in REPORTS:
    FACES[_act.code] = Face("crimes/report.html", face, "slip")


# ---- what may be the same report


@require_POST
@page
def similar(request: Request, code: str) -> HttpResponse:
    """Reports that may be the same, from what was typed so far; a part of a page."""
    if code not in {act.code for act in REPORTS} or request.post.office not in ACTS[code].by:
        raise NotFound
    asking = Asking(request.post, None, clock.local(clock.now()).date())
    form = Form(ACTS[code], request.POST, asking=asking, draft=True)
    return render(request, "crimes/similar.html", {"similar": _similar(request, form)})


def _similar(request: Request, form: Form[Act]) -> list[duplicates.Similar]:
    """What may be the same, of other units too: it is a search, and who asked is written."""
    access.look(request.post, access.MANY, "search", purpose=form.model.code)
    return duplicates.similar(request.post, typed_so_far(form))


def typed_so_far(form: Form[Act]) -> duplicates.Typed:
    """What of a report can be read already; what is half typed is left out."""
    said = read(form.questions, form.typed).payload

    def words(name: str) -> str:
        return storable(str(said.get(name) or ""))[:2000]

    parts = ("applicant_surname", "applicant_given", "applicant_patronymic")
    return duplicates.Typed(
        name=" ".join(filter(None, map(words, parts))),
        pin=words("applicant_pin"),
        phone=words("applicant_phone"),
        person=_uuid(words("applicant")),
        territory=words("territory"),
        address=words("address"),
        occurred=_moment(words("occurred_from")),
        narrative=words("narrative"),
    )


def _uuid(words: str) -> UUID | None:
    try:
        return UUID(words)
    except ValueError:
        return None


def _moment(words: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(words)
    except ValueError:
        return None
    return moment if moment.tzinfo else None


# ---- the slip


@page
def slip(request: Request, case_id: UUID) -> HttpResponse:
    """What the applicant takes home: the number, the code of the public page, what happens next and by when."""
    subject = header.find(request.post, case_id, "slip")
    case = Case.objects.get(pk=subject.pk)
    if not case.public_code:
        raise NotFound
    issued = [entry for entry in chain(subject.pk) if ACTS[entry.code].document == "slip" and entry.main]
    public = settings.PUBLIC_URL + reverse("public-report", args=[case.public_code])
    context = {
        "header": header.of(request.post, subject),
        "subject": subject,
        "case": case,
        "public": public,
        "qr": mark_safe(segno.make(public, error="m", micro=False).svg_inline(scale=5, border=2)),
        "seq": issued[-1].seq if issued else None,
        "deadlines": list(Deadline.objects.filter(subject_id=subject.pk, closed_seq=None).order_by("due")[:3]),
        "at": clock.now(),
        "done": request.GET.get("done", "").isdigit(),
        "again": request.post.office in TAKERS,
    }
    return render(request, "crimes/slip.html", context)
