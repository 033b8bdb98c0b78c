"""My work: deadlines first, then what waits, what is new, what was begun."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path

from tutash.kernel import access, clock, keyset, officials, worklist
from tutash.kernel.acts import ACTS, EVERY_DEADLINE, Act
from tutash.kernel.dates import midnight
from tutash.kernel.deadlines import counted
from tutash.kernel.due import SOON
from tutash.kernel.law import Computation, Rule
from tutash.kernel.models import Deadline, Draft, Entry, Post, Subject
from tutash.kernel.navigation import offer
from tutash.kernel.officials import Who
from tutash.kernel.outbox import new
from tutash.kernel.refusals import NotFound, Refused
from tutash.kernel.text import Text
from tutash.kernel.views_notices import News, news_of
from tutash.kernel.web import Request, page
from tutash.kernel.worklist import rule_of

PAGE: Final = 50
FEW: Final = 6  # new notices and drafts that the first page shows
WITHIN: Final = ("overdue", "today", "soon")

offer(10, "work", Text("My work", "Моя работа", "Менин жумушум"))


@dataclass(frozen=True)
class Line:
    """A deadline as a list shows it."""

    deadline: Deadline
    subject: Subject
    rule: Rule | None
    who: Who | None


@dataclass(frozen=True)
class Begun:
    """A draft that waits to be continued."""

    act: type[Act]
    subject: Subject | None
    saved_at: datetime


@page
def work(request: Request) -> HttpResponse:
    """Everything that waits for this post, the nearest deadline first."""
    post, now = request.post, clock.now()
    wide = access.office_of(post).scope != "own"
    own = not wide or request.GET.get("of") == "mine"
    running = worklist.deadlines(post, own=own)
    figures = worklist.figures(running, now)
    within = request.GET.get("due", "")
    if within in WITHIN:
        running = running.filter(worklist.late(now) if within == "overdue" else Q(due__lte=_end(within, now)))
    shown = keyset.part(running, worklist.BY_DUE, request.GET.get("after", ""), PAGE)
    access.look(post, access.MANY, "my work")
    context = {
        "lines": lines(shown.rows),
        "next": shown.next,
        "figures": figures,
        "within": within,
        "own": own,
        "wide": wide,
        "at": now,
        "piles": worklist.piles_of(post),
        "news": _news(post),
        "drafts": _drafts(post),
        "did": ACTS.get(request.GET.get("did", "")),
    }
    return render(request, "kernel/work.html", context)


def _end(within: str, now: datetime) -> datetime:
    return midnight(clock.local(now).date() + timedelta(days=1 if within == "today" else SOON + 1))


def lines(rows: Iterable[Deadline]) -> list[Line]:
    """Deadlines with the subjects they belong to, the norms they follow from, and who answers for them."""
    rows = list(rows)
    subjects = Subject.objects.in_bulk({row.subject_id for row in rows})
    who = officials.named(row.post_id for row in rows)
    return [Line(row, subjects[row.subject_id], rule_of(row), who.get(row.post_id)) for row in rows]


def _news(post: Post) -> list[News]:
    return news_of(post, list(new(post)[:FEW]))


def _drafts(post: Post) -> list[Begun]:
    drafts = [draft for draft in Draft.objects.filter(post=post).order_by("-saved_at")[:FEW] if draft.code in ACTS]
    subjects = Subject.objects.in_bulk({draft.subject_id for draft in drafts if draft.subject_id})
    seen = {pk: subject for pk, subject in subjects.items() if access.sees(post, subject)}
    return [
        Begun(ACTS[draft.code], seen.get(draft.subject_id) if draft.subject_id else None, draft.saved_at)
        for draft in drafts
        if draft.subject_id is None or draft.subject_id in seen
    ]


# ---- how a deadline was counted


@dataclass(frozen=True)
class Moved:
    """An entry that stopped the term or set it running again."""

    entry: Entry
    title: Text
    stops: bool


@page
def deadline(request: Request, subject_id: UUID, name: str, seq: int) -> HttpResponse:
    """Show every step of the computation of a term, with the norm, the article and the facts."""
    subject = access.find(request.post, subject_id)
    row = Deadline.objects.filter(subject_id=subject.pk, name=name, seq=seq).first()
    if row is None:
        raise NotFound
    access.look(request.post, subject.pk, f"deadline {name}"[:100])
    entry = Entry.objects.get(subject_id=subject.pk, seq=seq)
    computed = _count(row)
    context = {
        "subject": subject,
        "deadline": row,
        "rule": rule_of(row),
        "opened_by": ACTS[entry.code].title,
        "counted": computed,
        "set_by_hand": row.by_hand,
        "moves": _moves(row),
        "right": name in worklist.RIGHTS,
        "at": clock.now(),
    }
    return render(request, "kernel/deadline.html", context)


def _count(row: Deadline) -> Computation | None:
    """The computation by the law of the day of the act, with the time that the term stood still."""
    try:
        return counted(row)
    except Refused:
        return None


def _moves(row: Deadline) -> list[Moved]:
    later = Entry.objects.filter(subject_id=row.subject_id, seq__gt=row.seq).order_by("seq")
    found = ((entry, ACTS[entry.code]) for entry in later)
    return [
        Moved(entry, act.title, _names(act.suspends, row.name))
        for entry, act in found
        if _names(act.suspends, row.name) or _names(act.resumes, row.name)
    ]


def _names(named: tuple[str, ...], name: str) -> bool:
    return named == EVERY_DEADLINE or name in named


urlpatterns = [
    path("work", work, name="work"),
    path("deadlines/<uuid:subject_id>/<slug:name>/<int:seq>", deadline, name="deadline"),
]
