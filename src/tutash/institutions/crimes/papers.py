"""What documents are told of a case: how it was reported, and where everybody may follow it."""

from datetime import datetime
from typing import Any, Final

from django.conf import settings
from django.urls import reverse

from tutash.institutions.crimes.acts.report import Report
from tutash.institutions.crimes.correcting import as_corrected
from tutash.institutions.crimes.models import Case
from tutash.kernel import clock, law, ledger
from tutash.kernel.models import Entry, Post, Subject
from tutash.kernel.offices import office
from tutash.registers.documents.contents import erased
from tutash.registers.documents.supplies import supplies

# What puts somebody in charge, or nobody.
PASSES_ON: Final = ("case.assigned", "case.transfer_received", "case.begun_by_severance")


@supplies("case", "public_url")
def public_url(entry: Entry) -> str:
    """The page on which whoever holds the slip follows the report. It is printed: it must lead there for ever."""
    code = Case.objects.values_list("public_code", flat=True).get(pk=entry.subject_id)
    return settings.PUBLIC_URL + reverse("public-report", args=[code]) if code else ""


@supplies("case", "report")
def report(entry: Entry) -> dict[str, Any] | None:
    """The report with which the case began, with what had been corrected in it by then; none for a severed case."""
    (first,) = ledger.with_payloads([ledger.chain(entry.subject_id).get(seq=1)])
    act = None if erased(first) else as_corrected(first, until=entry.seq)
    if not isinstance(act, Report):
        return None
    return {
        "received_at": datetime.fromisoformat(first.found["received_at"]),
        "channel": act.channel,
        "anonymous": act.anonymous,
        "applicant": act.applicant_name or first.found.get("applicant", ""),
        "narrative": act.narrative,
        "occurred_from": act.occurred_from,
        "occurred_to": act.occurred_to,
        "territory": law.place(act.territory).name(clock.local(entry.at).date()) if act.territory else None,
        "address": act.address,
    }


@supplies("case", "in_charge")
def in_charge(entry: Entry) -> dict[str, Any] | None:
    """Who was in charge of the case right after an entry; none where nobody had been assigned."""
    moved = ledger.chain(entry.subject_id).filter(seq__lte=entry.seq, code__in=PASSES_ON).order_by("-seq")
    last = next((each for each in ledger.with_payloads(moved) if each.main), None)
    post = Post.objects.select_related("official").filter(pk=_taken_by(last) if last else "").first()
    return {"name": post.name, "office": office(post.office).title} if post else None


def _taken_by(entry: Entry) -> str:
    if entry.code == "case.assigned":
        return str(entry.fields.get("officer", ""))
    return str(entry.found.get("post_id", ""))  # a severed case begins with the officer of the other


@supplies("case", "severed")
def severed(entry: Entry) -> str:
    """The number of the case that this entry severed."""
    return str(Subject.objects.values_list("number", flat=True).get(pk=entry.key("severed")))
