"""A site with one more page: the gallery, whose form keeps a draft and warns, as the form of an act does."""

from datetime import timedelta
from types import SimpleNamespace as Thing
from typing import Any, Final

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import path

from tutash.config import urls
from tutash.kernel.forms import Form
from tutash.kernel.refusals import NotAssigned, WrongStage
from tutash.kernel.tests.gallery import NOW, UNITS, Report
from tutash.kernel.text import Text

SENT: Final[list[dict[str, list[str]]]] = []
DRAFTS: Final[list[dict[str, list[str]]]] = []

OPEN = Text("Open a case", "Возбудить дело", "Иш козгоо")
SUSPEND = Text("Suspend", "Приостановить", "Токтотуу")
EXTEND = Text("Extend the term", "Продлить срок", "Мөөнөттү узартуу")
CHECK = Text("Check of a report", "Проверка сообщения", "Билдирүүнү текшерүү")
REGISTERED = Text("Report registered", "Сообщение зарегистрировано", "Билдирүү катталды")
SLIP = Text("The slip was given.", "Талон вручён.", "Талон берилди.")
RULE = Thing(title=CHECK, ref="УПК КР 2021, ст. 153", unverified=True)
POST = Thing(name="Асель Мамбетова", office="duty_officer", unit=Thing(name=UNITS[0].label))


def context() -> dict[str, Any]:
    """One of each thing that a page can show."""
    powers = [
        Thing(open=True, act=Thing(title=OPEN, code="case.opened"), rule=RULE),
        Thing(open=False, act=Thing(title=SUSPEND), rule=RULE, refusal=WrongStage()),
        Thing(open=False, act=Thing(title=EXTEND), rule=RULE, refusal=NotAssigned()),
    ]
    entries = [
        Thing(title=OPEN, by="следователь Н. Сыдыков", at=NOW, ref="УПК КР 2021, ст. 154", says=SLIP),
        Thing(title=REGISTERED, by="дежурная А. Мамбетова", at=NOW - timedelta(hours=9), ref="", says=SLIP),
    ]
    days = [timedelta(days=-3), timedelta(hours=11), timedelta(days=2), timedelta(days=24), timedelta()]
    return {
        "today": NOW,
        "dues": [NOW + passed for passed in days],
        "entries": entries,
        "powers": powers,
        "subject": Thing(pk="01920000-0000-7000-8000-000000000000"),
        "refusal": NotAssigned(),
        "rule": RULE,
    }


def gallery(request: HttpRequest) -> HttpResponse:
    request.post = POST  # type: ignore[attr-defined]
    form = Form(Report, request.POST if request.method == "POST" else None)
    if request.method == "POST" and not form.moved:
        SENT.append(dict(request.POST.lists()))
    return render(request, "gallery.html", {"form": form, **context()}, status=422 if form.complaints else 200)


def draft(request: HttpRequest) -> HttpResponse:
    DRAFTS.append(Form(Report, request.POST, draft=True).kept)
    return JsonResponse({"saved": "14:03"})


def suggest(request: HttpRequest) -> HttpResponse:
    return HttpResponse(f"<p>{len(request.POST['narrative'])}</p>")


urlpatterns = [
    *urls.urlpatterns,
    path("gallery", gallery),
    path("gallery/draft", draft, name="gallery-draft"),
    path("gallery/suggest", suggest, name="gallery-suggest"),
]
