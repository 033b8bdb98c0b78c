"""What every page shares: the post that acts, the look that is written, the refusal that becomes a page."""

from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from django.contrib.auth.views import redirect_to_login
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from tutash.kernel import access, clock, problems
from tutash.kernel.models import Post
from tutash.kernel.refusals import Refused

SESSION_POST = "post"
View = Callable[..., HttpResponse]


class Request(HttpRequest):
    """A request of a signed-in official who has chosen a post."""

    post: Post


def page(view: View) -> View:
    """Only for a signed-in post. A GET is one transaction: who looked is written, or nothing is shown."""

    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        post = post_of(request)
        if post is None:
            if request.user.is_authenticated:
                return redirect("posts")
            return redirect_to_login(request.get_full_path(), "sign-in")
        cast(Request, request).post = post
        try:
            if request.method in ("GET", "HEAD"):
                with transaction.atomic():
                    response = view(request, *args, **kwargs)
            else:
                response = view(request, *args, **kwargs)
        except Refused as refusal:
            log(request, post, refusal)
            return refused(request, refusal)
        response.headers.setdefault("Cache-Control", "no-store, private")
        return response

    return wrapped


def post_of(request: HttpRequest) -> Post | None:
    """The post of this session, if it is still held: rights that were taken away are gone with the next request."""
    if not request.user.is_authenticated or request.user.pk is None:
        return None
    code = request.session.get(SESSION_POST)
    return access.active_posts(request.user.pk, clock.now()).filter(code=code).first() if code else None


def log(request: HttpRequest, post: Post, refusal: Refused) -> None:
    """An attempt that was refused leaves no trace but this."""
    address = request.META.get("REMOTE_ADDR") or None
    access.alarm(
        "refused",
        post=post,
        address=address,
        code=type(refusal).__name__,
        norm=refusal.norm,
        path=request.path[:200],
    )


def refused(request: HttpRequest, refusal: Refused) -> HttpResponse:
    context = {"refusal": refusal, "article": problems.article(refusal.norm)}
    return render(request, "kernel/refused.html", context, status=refusal.status)
