"""What stands at the head of every page of a case: its number, its stage, who is in charge, the tabs."""

from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from tutash.institutions.crimes import stages
from tutash.institutions.crimes.kinds import Shield
from tutash.kernel import access, clock, law, officials
from tutash.kernel.models import Post, Subject
from tutash.kernel.officials import Who
from tutash.kernel.text import Text
from tutash.kernel.web import Request

# The unbroken path, and where a case stands that has left it.
PATH: Final = (
    stages.JOURNAL,
    stages.CHECK,
    stages.INVESTIGATION,
    stages.FAMILIARISATION,
    stages.WITH_PROSECUTOR,
    stages.APPROVED,
    stages.IN_COURT,
)
BESIDE: Final = {
    stages.NOT_A_CRIME: stages.JOURNAL,
    stages.REFUSED: stages.CHECK,
    stages.SUSPENDED: stages.INVESTIGATION,
    stages.TERMINATED: stages.INVESTIGATION,
}
GOES_ON: Final = (stages.SUSPENDED,)
TABS: Final = (
    ("case", Text("The case", "Дело", "Иш")),
    ("case-entries", Text("Timeline", "Хронология", "Хронология")),
    ("case-people", Text("People", "Участники", "Катышуучулар")),
    ("case-charges", Text("Qualification", "Квалификация", "Квалификация")),
    ("case-deadlines", Text("Deadlines", "Сроки", "Мөөнөттөр")),
    ("case-requests", Text("Requests, instructions", "Обращения, указания", "Кайрылуулар, көрсөтмөлөр")),
    ("case-documents", Text("Documents", "Документы", "Документтер")),
    ("case-links", Text("Links", "Связи", "Байланыштар")),
    ("case-looks", Text("Who looked", "Кто смотрел", "Ким караган")),
)


@dataclass(frozen=True)
class Header:
    """A case, as the head of its pages shows it."""

    subject: Subject
    stage: law.Stage
    unit: Text
    who: Who | None
    shield: Text | None

    @property
    def path(self) -> list[tuple[Text, str]]:
        return path(self.subject.stage)


def path(stage: str) -> list[tuple[Text, str]]:
    """The stages passed, the present one, those ahead.

    check      -> journal done, check now, investigation ahead, ...
    refused    -> journal done, check done, refused now
    suspended  -> journal, check, investigation done, suspended now, familiarisation ahead, ...
    """
    if stage in PATH:
        here = PATH.index(stage)
        done, now, ahead = PATH[:here], stage, PATH[here + 1 :]
    elif stage in BESIDE:
        here = PATH.index(BESIDE[stage]) + 1
        done, now, ahead = PATH[:here], stage, PATH[here:] if stage in GOES_ON else ()
    else:
        done, now, ahead = (), stage, ()
    steps = [*((code, "done") for code in done), (now, "now"), *((code, "ahead") for code in ahead)]
    return [(law.stage("case", code).title, state) for code, state in steps]


def find(post: Post, case_id: UUID, what: str) -> Subject:
    """The case, if this post may see it; that it was looked at is written."""
    subject = access.find(post, case_id, "case")
    access.look(post, subject.pk, what)
    return subject


def of(post: Post, subject: Subject, known: dict[str, Who] | None = None) -> Header:
    """The head of the pages of a case. `known` spares a question where the posts were read already."""
    who = (known if known is not None else officials.named([subject.post_id])).get(subject.post_id)
    if subject.unit_id == post.unit_id:
        unit = post.unit.name
    elif who and who.unit_id == subject.unit_id:
        unit = who.unit
    else:
        unit = officials.units([subject.unit_id])[subject.unit_id]
    shield = Shield.called(subject.shield) if subject.shield else None
    return Header(subject, law.stage("case", subject.stage), unit, who, shield)


def shown(request: Request, subject: Subject, tab: str, **context: Any) -> HttpResponse:
    """A page of a case: the head, the tabs, and what this one shows."""
    header = context.pop("header", None) or of(request.post, subject)
    tabs = [(reverse(view, args=[subject.pk]), title, view == tab) for view, title in TABS]
    template = f"crimes/{tab.replace('-', '_')}.html"
    common = {"header": header, "subject": subject, "tabs": tabs, "at": clock.now()}
    return render(request, template, {**common, **context})
