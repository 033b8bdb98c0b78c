"""The inbox of a post: what others did that it must learn of."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.views.decorators.http import require_http_methods

from tutash.kernel import access, clock, keyset, officials, outbox
from tutash.kernel.acts import ACTS
from tutash.kernel.models import Acknowledged, Entry, Notice, Post, Subject
from tutash.kernel.officials import Who
from tutash.kernel.text import Text
from tutash.kernel.web import Request, page

PAGE: Final = 50


@dataclass(frozen=True)
class News:
    """A notice in words: what was done, in which case, by whom."""

    notice: Notice
    title: Text
    subject: Subject
    who: Who | None
    read: bool

    @property
    def at(self) -> datetime:
        return self.notice.created_at


def news_of(post: Post, notices: Sequence[Notice]) -> list[News]:
    """Notices in words; of a subject that the post may no longer see, nothing is told."""
    subjects = Subject.objects.in_bulk({notice.subject_id for notice in notices})
    authors = _authors(notices)
    who = officials.named(authors.values())
    mine = Acknowledged.objects.filter(post=post.code, notice__in=[notice.pk for notice in notices])
    read = set(mine.values_list("notice", flat=True))
    return [
        News(
            notice,
            ACTS[notice.code].title,
            subjects[notice.subject_id],
            who.get(authors.get((notice.subject_id, notice.seq), "")),
            notice.pk in read,
        )
        for notice in notices
        if notice.subject_id in subjects and notice.code in ACTS
    ]


def _authors(notices: Sequence[Notice]) -> dict[tuple[UUID, int], str]:
    entries = Entry.objects.filter(
        subject_id__in={notice.subject_id for notice in notices}, seq__in={notice.seq for notice in notices}
    )
    return {(row[0], row[1]): row[2] for row in entries.values_list("subject_id", "seq", "post")}


@page
def notices(request: Request) -> HttpResponse:
    """All notices, newest first; those that are new can be marked as read, one by one or all that are shown."""
    if request.method == "POST":
        _acknowledge(request)
        return redirect(f"{request.path}?{request.GET.urlencode()}" if request.GET else request.path)
    unread = request.GET.get("all") != "yes"
    found = outbox.new(request.post) if unread else outbox.inbox(request.post)
    shown = keyset.part(found.order_by(), ("-id",), request.GET.get("after", ""), PAGE)
    access.look(request.post, access.MANY, "notices")
    context = {"news": news_of(request.post, shown.rows), "next": shown.next, "unread": unread}
    return render(request, "kernel/notices.html", context)


def _acknowledge(request: Request) -> None:
    """Mark as read; only what was addressed to this post."""
    asked = [int(one) for one in request.POST.getlist("notice")[: PAGE * 2] if one.isdecimal() and len(one) < 19]
    own = outbox.inbox(request.post).filter(pk__in=asked).values_list("pk", flat=True)
    now = clock.now()
    rows = [Acknowledged(post=request.post.code, notice=pk, at=now) for pk in own]
    Acknowledged.objects.bulk_create(rows, ignore_conflicts=True)


urlpatterns = [path("notices", require_http_methods(["GET", "HEAD", "POST"])(notices), name="notices")]
