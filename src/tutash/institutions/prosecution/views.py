"""The prosecutor's desk: everything to approve, return, cancel or answer, on one screen."""

from typing import Any

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render

from tutash.institutions.prosecution import desk
from tutash.institutions.prosecution.models import GIVEN, Instruction
from tutash.institutions.prosecution.offices import APPROVED, PROSECUTORS, REFUSED, WITH_PROSECUTOR
from tutash.kernel import access, clock, worklist
from tutash.kernel.acts import ACTS
from tutash.kernel.models import Post, Subject
from tutash.kernel.navigation import offer
from tutash.kernel.panels import panel
from tutash.kernel.refusals import NotYourOffice
from tutash.kernel.text import Text
from tutash.kernel.web import Request, page

offer(15, "supervision", Text("Supervision", "Надзор", "Көзөмөл"), offices=PROSECUTORS)


@page
def supervision(request: Request) -> HttpResponse:
    """What waits for this prosecutor, with what may be done with each."""
    post = request.post
    if post.office not in PROSECUTORS:
        raise NotYourOffice
    access.look(post, access.MANY, "list: supervision")
    context = {
        "indictments": desk.indictments(post),
        "approved": desk.approved(post),
        "complaints": desk.complaints(post),
        "refusals": desk.refusals(post),
        "decisions": desk.decisions(post),
        "instructions": desk.instructions(post),
        "most": desk.MOST,
        "stages": {"indictments": WITH_PROSECUTOR, "approved": APPROVED, "refusals": REFUSED},
        "at": clock.now(),
    }
    return render(request, "prosecution/supervision.html", context)


@panel("case", "requests", 10, "prosecution/instructions.html")
def instructions(post: Post, subject: Subject) -> dict[str, Any]:
    """The prosecutor's instructions on the page of a case."""
    report = ACTS["instruction.fulfilled"]
    return {
        "instructions": desk.of_case(subject.pk),
        "may_report": post.office in report.by and subject.post_id == post.code,
        "case_id": subject.pk,
    }


@worklist.pile(
    "to_study",
    5,
    "case",
    Text("Indictments to study", "Обвинительные акты на изучении", "Изилденүүчү айыптоо актылары"),
    *PROSECUTORS,
)
def to_study(post: Post) -> Q:
    return Q(stage=WITH_PROSECUTOR)


@worklist.pile(
    "to_send",
    6,
    "case",
    Text("Approved, not sent to court", "Утверждены, не направлены в суд", "Бекитилген, сотко жөнөтүлө элек"),
    *PROSECUTORS,
)
def to_send(post: Post) -> Q:
    return Q(stage=APPROVED)


@worklist.pile(
    "to_report",
    45,
    "case",
    Text(
        "Instructions of the prosecutor to report on",
        "Указания прокурора без ответа",
        "Прокурордун жооп бериле элек көрсөтмөлөрү",
    ),
    "investigator",
    "inquiry_officer",
    "head_of_unit",
)
def to_report(post: Post) -> Q:
    return Q(pk__in=Instruction.objects.filter(status=GIVEN).values("case_id"))
