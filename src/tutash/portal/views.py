"""The public pages: where a report stands, for whoever holds its slip."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from tutash.kernel import clock
from tutash.kernel.navigation import offer_publicly
from tutash.kernel.text import Text
from tutash.portal import reports
from tutash.portal.bound import Bound, address_of

BOUND: Final = Bound()
LONGEST: Final = 80
View = Callable[..., HttpResponse]
offer_publicly(10, "public-reports", Text("Where is my report?", "Где моё сообщение?", "Менин билдирүүм кайда?"))


def public(view: View) -> View:
    """For anybody, in measure; no robot keeps what it shows."""

    @require_safe
    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if BOUND.passes(address_of(request)):
            response = view(request, *args, **kwargs)
        else:
            response = render(request, "portal/slower.html", status=429)
            response["Retry-After"] = "60"
        response["X-Robots-Tag"] = "noindex, nofollow"
        response["Cache-Control"] = "no-store"
        return response

    return wrapped


@public
def report(request: HttpRequest, code: str) -> HttpResponse:
    """The report of this code, or a polite word that there is none."""
    found = reports.of_code(code)
    if found is None:
        return render(request, "portal/find.html", {"wrong": True, "number": "", "code": code[:LONGEST]}, status=404)
    return render(request, "portal/report.html", {"report": found, "at": clock.now()})


@public
def find(request: HttpRequest) -> HttpResponse:
    """Find a report by its number and the code on the slip."""
    number, code = (request.GET.get(name, "").strip()[:LONGEST] for name in ("number", "code"))
    known = reports.code_of(number, code) if number and code else None
    if known:
        return redirect("public-report", known)
    wrong = bool(number or code)
    context = {"wrong": wrong, "number": number, "code": code}
    return render(request, "portal/find.html", context, status=404 if wrong else 200)
