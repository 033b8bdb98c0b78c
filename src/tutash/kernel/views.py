"""Show the form of any act; perform it. Institutions write no view per act."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from tutash.kernel import access, clock, drafts, web
from tutash.kernel.acts import ACTS, Act, Situation
from tutash.kernel.forms import Asking, Form
from tutash.kernel.forms.keeping import keep
from tutash.kernel.law import Law
from tutash.kernel.models import Draft, Entry, Subject
from tutash.kernel.pipeline import authorise, perform
from tutash.kernel.refusals import NotAssigned, NotFound, NotYourOffice, Refused
from tutash.kernel.web import Request, page

PAGES: dict[str, str] = {}  # kind of subject -> name of the view that shows it
FACES: "dict[str, Face]" = {}  # code of an act -> how its page differs from that of every other


@dataclass(frozen=True)
class Face:
    """What an institution adds to the page of an act, and where it leads when the act is done."""

    template: str = "kernel/act.html"
    context: Callable[[Request, Form[Act]], dict[str, Any]] = lambda request, form: {}
    after: str = "subject"  # name of a view of the subject


@page
def act(request: Request, code: str, subject_id: UUID | None = None) -> HttpResponse:
    """The form of an act, and what was typed in it; a POST performs it."""
    asked = _act(code)
    subject = access.find(request.post, subject_id) if subject_id else None
    situation = _situation(request, subject)
    closed = _closed(asked, situation)
    asking = Asking(request.post, subject, clock.local(situation.now).date())
    draft: Draft | None = None
    if request.method == "POST":
        form = Form(asked, request.POST, request.FILES, asking=asking, keep=keep)
        act_id = drafts.act_id(request.POST.get("act_id", ""))
        if not form.moved and (done := _perform(request, form, subject_id, act_id)):
            return done
        if form.moved or form.complaints:
            drafts.save(request.post, code, subject_id, act_id, form.kept)
        status = 422 if form.complaints else 200
    else:
        draft = drafts.find(request.post, code, subject_id)
        typed = draft.data if draft else dict(request.GET.lists())
        form, status = Form(asked, typed, asking=asking, draft=True), 200
        act_id = draft.act_id if draft else drafts.act_id("")
    rule, face = situation.law.norm(asked.norm), FACES.get(code, Face())
    context = {"act": asked, "form": form, "act_id": act_id, "rule": rule, "subject": subject, "closed": closed}
    context["draft"] = draft
    return render(request, face.template, {**context, **face.context(request, form)}, status=status)


def _perform(request: Request, form: Form[Act], subject_id: UUID | None, act_id: UUID) -> HttpResponse | None:
    """Perform what the form says; None when it must be shown again, with what is wrong."""
    filled = form.act()
    if filled is None:
        return None
    try:
        entry = perform(filled, post=request.post, subject_id=subject_id, act_id=act_id)
    except (NotYourOffice, NotAssigned):
        raise
    except Refused as refusal:
        web.log(request, request.post, refusal)
        form.refuse(refusal)
        return None
    drafts.forget(request.post, filled.code, subject_id)
    return redirect(_after(request, entry))


def _after(request: Request, entry: Entry) -> str:
    """The page of the subject; where the act took it out of the author's reach, one's own work."""
    if not access.sees(request.post, Subject.objects.get(pk=entry.subject_id)):
        return f"{reverse('work')}?did={entry.code}"
    after = FACES.get(entry.code, Face()).after
    return f"{reverse(after, args=[entry.subject_id])}?done={entry.seq}"


def _act(code: str) -> type[Act]:
    if code not in ACTS or ACTS[code].retired:
        raise NotFound
    return ACTS[code]


def _situation(request: Request, subject: Subject | None) -> Situation:
    now = clock.now()
    return Situation(subject, request.post, Law(clock.local(now).date()), now)


def _closed(asked: type[Act], situation: Situation) -> Refused | None:
    """Why this act is not possible now, whatever is filled in; said before anybody types."""
    try:
        authorise(asked, situation)
        asked.guard(situation)
    except (NotYourOffice, NotAssigned, NotFound):
        raise
    except Refused as refusal:
        return refusal
    return None


@page
def draft(request: Request, code: str, subject_id: UUID | None = None) -> HttpResponse:
    """Keep what is being typed, so that a power cut loses nothing; or begin anew, when a person asks for it."""
    if request.method != "POST":
        raise NotFound
    if subject_id:
        access.find(request.post, subject_id)
    asked = _act(code)
    if "_discard" in request.POST:
        drafts.forget(request.post, code, subject_id)
        return redirect("act", code, subject_id) if subject_id else redirect("act", code)
    form = Form(asked, request.POST, asking=Asking(request.post), draft=True)
    saved = drafts.save(request.post, code, subject_id, drafts.act_id(request.POST.get("act_id", "")), form.kept)
    return JsonResponse({"saved": clock.local(saved.saved_at).strftime("%H:%M")})


@page
def subject(request: Request, subject_id: UUID) -> HttpResponse:
    """The page of a subject, whatever its kind."""
    found = access.find(request.post, subject_id)
    if found.kind not in PAGES:
        raise Http404
    query = f"?done={request.GET['done']}" if request.GET.get("done", "").isdigit() else ""
    return redirect(reverse(PAGES[found.kind], args=[subject_id]) + query)


def home(request: HttpRequest) -> HttpResponse:
    if request.user.is_authenticated:
        return redirect("work")
    return render(request, "kernel/home.html")
