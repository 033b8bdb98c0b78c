"""The page of a person: in full to whom it concerns or who gives a reason, otherwise the identity line."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from tutash.kernel import access, clock, entries, law, story
from tutash.kernel import looks as looks_of
from tutash.kernel.fields import Choice
from tutash.kernel.ledger import with_payloads
from tutash.kernel.models import Entry, Post, Subject
from tutash.kernel.powers import powers
from tutash.kernel.text import Text
from tutash.kernel.web import Request, page
from tutash.registers.persons import reads
from tutash.registers.persons.asked import AddressKind, AliasKind, Sex
from tutash.registers.persons.identifiers import Kind

LONGEST_REASON = 200
LATEST = 30


@page
def person(request: Request, person_id: UUID) -> HttpResponse:
    """What is on record of a person. A reason that is asked for is sent, not put into an address."""
    reason = request.POST.get("reason", "")[:LONGEST_REASON]
    with transaction.atomic():
        shown = reads.page(request.post, person_id, reason=reason)
        context = {
            "shown": shown,
            "line": reads.identity_line(shown.person),
            "sex": Sex.called(shown.person.sex) if shown.person.sex else None,
            "short": bool(reason) and not shown.full,
            "merged": person_id != shown.person.pk,
        }
        if shown.full:
            context |= _full(request.post, shown)
    return render(request, "persons/person.html", context)


person_page = require_http_methods(["GET", "HEAD", "POST"])(person)


def _full(post: Post, shown: reads.Page) -> dict[str, object]:
    subject = Subject.objects.get(pk=shown.person.pk)
    newest = list(Entry.objects.filter(subject_id=subject.pk).order_by("-seq")[:LATEST])
    roles = {role.code: role.title for role in law.grounds("participant_roles")}
    today = clock.local(clock.now()).date()
    places = {a.territory: _place(a.territory, today) for a in shown.addresses if a.territory}
    sees = access.sees(post, subject)
    return {
        "subject": subject,
        "latest": story.tell(with_payloads(story.readable(post, subject.pk, newest))),
        "may": [power for power in powers(post, subject) if power.open] if sees else [],
        "names": [(AliasKind.called(name.kind) if name.kind != "main" else MAIN, name) for name in shown.names],
        "identifiers": [(_label(Kind, one.kind), one) for one in shown.identifiers],
        "addresses": [(AddressKind.called(one.kind), one, places.get(one.territory)) for one in shown.addresses],
        "cases": [
            (roles.get(part.role) or Text.of(part.role), part, case, law.stage("case", case.stage).title)
            for part, case in shown.takes_part
        ],
        "sees": sees,
    }


MAIN = Text("Main name", "Основное имя", "Негизги аты")


def _label(kinds: type[Choice], value: str) -> Text:
    return kinds.called(value)


def _place(code: str, today: date) -> Text:
    return next((place.name(today) for place in law.places() if place.code == code), Text.of(code))


@page
def entry(request: Request, person_id: UUID, seq: int) -> HttpResponse:
    """One entry of the chain of a person, for who may see the whole record."""
    subject = access.find(request.post, person_id, "person")
    access.look(request.post, subject.pk, f"entry {seq}")
    found = entries.find(request.post, subject, seq)
    context = {"subject": subject, **entries.whole(request.post, subject, found)}
    return render(request, "kernel/entry.html", context)


@page
def looks(request: Request, person_id: UUID) -> HttpResponse:
    """Who looked at the record of a person; this look is written too."""
    subject = access.find(request.post, person_id, "person")
    access.look(request.post, subject.pk, "who looked")
    shown, after = looks_of.page_of(subject.pk, request.GET.get("after", ""))
    return render(request, "persons/looks.html", {"subject": subject, "looks": shown, "next": after})
