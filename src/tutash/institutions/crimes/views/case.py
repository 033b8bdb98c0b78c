"""The pages of one case: what may be done now, and everything that is on record of it, tab by tab."""

from datetime import datetime
from typing import Final
from uuid import UUID

from django.http import HttpResponse

from tutash.institutions.crimes import parts
from tutash.institutions.crimes.models import Case
from tutash.institutions.crimes.views import header
from tutash.kernel import entries as entries_of
from tutash.kernel import keyset, ledger, officials, story
from tutash.kernel import looks as looks_of
from tutash.kernel.acts import ACTS, Act
from tutash.kernel.models import Deadline, Entry
from tutash.kernel.panels import panels_of
from tutash.kernel.powers import Power, powers
from tutash.kernel.refusals import NotFound
from tutash.kernel.streams import grouped
from tutash.kernel.web import Request, page
from tutash.registers.charges import reads as charges
from tutash.registers.charges.models import Count
from tutash.registers.charges.rules import gravest
from tutash.registers.documents.reads import documents_of
from tutash.registers.documents.store import read as stored
from tutash.registers.documents.views import served
from tutash.registers.persons.reads import people_of

LATEST: Final = 6  # entries that the first page of a case shows
PAGE: Final = 40


@page
def overview(request: Request, case_id: UUID) -> HttpResponse:
    """Where the case stands, what may be done now, what not and why."""
    post = request.post
    subject = header.find(post, case_id, "case")
    newest = story.readable(post, subject.pk, list(ledger.chain(subject.pk).order_by("-seq")[:LATEST]))
    who = officials.named([subject.post_id, *(entry.post for entry in newest)])
    counts = list(Count.objects.filter(case_id=subject.pk, status="current").order_by("no"))
    offered = powers(post, subject)
    own = [power for power in offered if not power.of_another_office]
    return header.shown(
        request,
        subject,
        "case",
        header=header.of(post, subject, who),
        case=Case.objects.get(pk=subject.pk),
        articles=[charges.words(count) for count in counts],
        gravity=parts.gravity(gravest(count.gravity for count in counts)),
        may=grouped([power for power in own if power.open], _act),
        may_not=[power for power in own if not power.open],
        others=[power for power in offered if power.of_another_office],
        deadlines=parts.deadlines(Deadline.objects.filter(subject_id=subject.pk, closed_seq=None).order_by("due")),
        latest=[story.Told(entry, ACTS[entry.code].title, who[entry.post]) for entry in newest],
        done=next((entry for entry in newest if str(entry.seq) == request.GET.get("done")), None),
    )


def _act(power: Power) -> type[Act]:
    return power.act


@page
def entries(request: Request, case_id: UUID) -> HttpResponse:
    """Every entry of the case, the newest first, with what was claimed and what was corrected."""
    subject = header.find(request.post, case_id, "entries")
    shown = keyset.part(Entry.objects.filter(subject_id=subject.pk), ("-seq",), request.GET.get("after", ""), PAGE)
    readable = list(ledger.with_payloads(story.readable(request.post, subject.pk, shown.rows)))
    return header.shown(
        request,
        subject,
        "case-entries",
        entries=story.tell(readable),
        corrected=parts.corrected(subject.pk, [entry.seq for entry in readable]),
        unsigned=parts.unsigned(subject.pk),
        next=shown.next,
    )


@page
def people(request: Request, case_id: UUID) -> HttpResponse:
    """Who takes part, in which role, since when, and whether they were told their rights."""
    subject = header.find(request.post, case_id, "people")
    return header.shown(request, subject, "case-people", people=parts.people(subject.pk, people_of(subject.pk)))


@page
def qualification(request: Request, case_id: UUID) -> HttpResponse:
    """Each count with its former qualifications, its gravity, and what answers to it in the other codes."""
    subject = header.find(request.post, case_id, "qualification")
    counts = parts.counts(charges.of_case(subject.pk), people_of(subject.pk))
    return header.shown(request, subject, "case-charges", counts=counts)


@page
def deadlines(request: Request, case_id: UUID) -> HttpResponse:
    """Every term that runs, ran or stands still."""
    subject = header.find(request.post, case_id, "deadlines")
    rows = Deadline.objects.filter(subject_id=subject.pk).order_by("due")
    running = [line for line in parts.deadlines(rows) if line.deadline.closed_seq is None]
    ended = [line for line in parts.deadlines(rows.filter(closed_seq__isnull=False).order_by("-closed_seq"))]
    return header.shown(request, subject, "case-deadlines", running=running, ended=ended)


@page
def requests(request: Request, case_id: UUID) -> HttpResponse:
    """Petitions, complaints, instructions: what was asked, and what was answered."""
    subject = header.find(request.post, case_id, "requests")
    return header.shown(
        request,
        subject,
        "case-requests",
        petitions=parts.petitions(subject.pk),
        complaints=parts.complaints(subject.pk),
        may_decide={code: request.post.office in ACTS[code].by for code in ("petition.decided", "complaint.decided")},
        panels=panels_of(request.post, subject, "requests"),
    )


@page
def documents(request: Request, case_id: UUID) -> HttpResponse:
    """The papers that acts issued, and the files that were added."""
    subject = header.find(request.post, case_id, "documents")
    issued = [
        (line, ACTS[line.code].title, datetime.fromisoformat(line.at)) for line in reversed(documents_of(subject.pk))
    ]
    return header.shown(request, subject, "case-documents", documents=issued, files=parts.files(subject.pk))


@page
def file(request: Request, case_id: UUID, seq: int) -> HttpResponse:
    """A file of the case, as it was added."""
    subject = header.find(request.post, case_id, f"file {seq}")
    found = next((one for one in parts.files(subject.pk) if one.row.seq == seq), None)
    if found is None:
        raise NotFound
    return served(stored(found.row.sha256), found.media_type, found.name)


@page
def links(request: Request, case_id: UUID) -> HttpResponse:
    """Cases that were joined or severed, and transfers between units."""
    subject = header.find(request.post, case_id, "links")
    return header.shown(
        request,
        subject,
        "case-links",
        links=parts.links(request.post, subject),
        transfers=parts.transfers(subject.pk),
    )


@page
def looks(request: Request, case_id: UUID) -> HttpResponse:
    """Who looked at the case, when, at what of it, and why. This look is written too."""
    subject = header.find(request.post, case_id, "who looked")
    shown, after = looks_of.page_of(subject.pk, request.GET.get("after", ""))
    return header.shown(request, subject, "case-looks", looks=shown, next=after)


@page
def entry(request: Request, case_id: UUID, seq: int) -> HttpResponse:
    """One entry in full: what it says, what was found, by which norm, and its place in the chain and on a page."""
    subject = header.find(request.post, case_id, f"entry {seq}")
    found = entries_of.find(request.post, subject, seq)
    shown = entries_of.whole(request.post, subject, found)
    return header.shown(request, subject, "case-entry", changed=parts.changed(request.post, subject, found), **shown)
