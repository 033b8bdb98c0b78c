"""The catalogue of powers: every act with its norm, offices, stages and terms, and the drawing of the procedure."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils.safestring import SafeString, mark_safe

from tutash.kernel import clock, diagram, law
from tutash.kernel.acts import ACTS, ANY_STAGE, EVERY_DEADLINE, Act
from tutash.kernel.forms import questions
from tutash.kernel.law import Law, Office, Rule
from tutash.kernel.navigation import offer
from tutash.kernel.offices import offices
from tutash.kernel.refusals import NotFound, Refused
from tutash.kernel.streams import grouped
from tutash.kernel.text import Text
from tutash.kernel.web import Request, page

KINDS = {"case": Text("Case", "Дело", "Иш"), "person": Text("Person", "Лицо", "Адам")}
ANYWHERE = Text("at any stage", "на любой стадии", "каалаган баскычта")
WAY = Text("Stages and the acts between them", "Стадии и действия между ними", "Баскычтар жана аралыктагы аракеттер")
offer(50, "catalogue", Text("Powers", "Полномочия", "Ыйгарым укуктар"))


@dataclass(frozen=True)
class Line:
    """An act as the catalogue lists it."""

    act: type[Act]
    rule: Rule | None

    @property
    def by(self) -> list[Text]:
        return [offices()[code].title for code in self.act.by]

    @property
    def when(self) -> list[Text]:
        """The stages at which it is possible; empty where it creates its subject."""
        if self.act.when == ANY_STAGE:
            return [ANYWHERE]
        return [law.stage(self.act.subject, code).title for code in self.act.when]

    @property
    def then(self) -> Text | None:
        return law.stage(self.act.subject, self.act.then).title if self.act.then else None


def lines(law_of_today: Law, office: str = "", kind: str = "") -> list[Line]:
    """The acts of an office and a kind, or all of them."""
    found = (act for act in ACTS.values() if not act.retired)
    if office:
        found = (act for act in found if office in act.by)
    if kind:
        found = (act for act in found if act.subject == kind)
    return [Line(act, _rule(law_of_today, act.norm)) for act in found]


def _rule(law_of_today: Law, norm: str) -> Rule | None:
    try:
        return law_of_today.norm(norm)
    except Refused:
        return None


@page
def catalogue(request: Request) -> HttpResponse:
    """Which office may do what, at which stage, by which article."""
    kinds = sorted({act.subject for act in ACTS.values()}, key=lambda code: (code not in KINDS, code))
    kind = request.GET.get("kind", "case")
    office = request.GET.get("office", "")
    if kind not in kinds or (office and office not in offices()):
        raise NotFound
    found = lines(Law(clock.local(clock.now()).date()), office, kind)
    context = {
        "groups": grouped(found, lambda line: line.act),
        "kinds": [(code, KINDS.get(code) or Text.of(code)) for code in kinds],
        "kind": kind,
        "office": office,
        "offices": acting(),
        "moves": list(enumerate(diagram.moves(kind), 1)),
        "drawing": drawing(kind),
        "stage": lambda code: law.stage(kind, code).title,
    }
    return render(request, "kernel/powers.html", context)


def acting() -> list[Office]:
    """Offices that have a power at all."""
    able = {code for act in ACTS.values() for code in act.by}
    return [office for office in offices().values() if office.code in able]


def drawing(kind: str) -> SafeString:
    return mark_safe(diagram.draw(kind, WAY))


@page
def power(request: Request, code: str) -> HttpResponse:
    """One act: by which norm, by whom, when, what it asks, what follows from it."""
    act = ACTS.get(code)
    if act is None or act.retired:
        raise NotFound
    today = Law(clock.local(clock.now()).date())
    context = {
        "line": Line(act, _rule(today, act.norm)),
        "kind": KINDS.get(act.subject) or Text.of(act.subject),
        "about": (act.__doc__ or "").strip().splitlines()[0],
        "opens": [(norm, _rule(today, norm)) for norm in act.opens.values()],
        "closes": _terms(act, act.closes, today),
        "asks": [question for question in questions(act) if question.widget != "hidden"],
        "informs": [offices()[name].title for name in act.informs if name in offices()],
        "responsible": "responsible" in act.informs,
        "mine": request.post.office in act.by,
    }
    return render(request, "kernel/power.html", context)


def _terms(act: type[Act], names: tuple[str, ...], today: Law) -> list[Text]:
    """What these deadlines are called: by the norm with which some act opens them."""
    if names == EVERY_DEADLINE:
        return [Text("every term of the case", "все сроки дела", "иштин бардык мөөнөттөрү")]
    opened = {
        name: norm for other in ACTS.values() if other.subject == act.subject for name, norm in other.opens.items()
    }
    rules = ((name, _rule(today, opened[name])) for name in names if name in opened)
    return [rule.title if rule else Text.of(name) for name, rule in rules]


urlpatterns = [
    path("powers", catalogue, name="catalogue"),
    path("powers/<str:code>", power, name="power"),
]
