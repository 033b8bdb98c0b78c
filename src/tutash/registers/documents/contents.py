"""What a template is told of an entry: what the act said and found, and who, where and when, as it was on that day."""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime, time, timedelta
from typing import Any

from django.conf import settings
from django.urls import reverse

from tutash.kernel import clock, law, ledger
from tutash.kernel.acts import ACTS, Act
from tutash.kernel.models import Entry, Payload, Post, Subject, Unit
from tutash.kernel.offices import office
from tutash.kernel.text import Text
from tutash.registers.documents import catalogue
from tutash.registers.documents.marks import mark_of
from tutash.registers.documents.supplies import named, supplied

NOTHING = Text("", "", "")
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")


def of(entry: Entry) -> dict[str, Any]:
    (entry,) = ledger.with_payloads([entry])
    act = ACTS[entry.code]
    chain = list(ledger.chain(entry.subject_id).filter(seq__lte=entry.seq))
    numbers = numbers_in(chain)
    subject = Subject.objects.get(pk=entry.subject_id)
    number = next(reversed(numbers.values()), subject.number)
    return {
        "title": act.title,
        "number": number,
        "numbers": numbers,
        "seq": entry.seq,
        "act_id": entry.act_id,
        "hash": bytes(entry.hash).hex(),
        "at": entry.at,
        "unit": _unit(entry),
        "officer": {
            "office": office(entry.basis["office"]).title,
            "code": entry.basis["office"],
            "name": _name(entry),
        },
        **said(entry),
        "named": named(said_by(entry), entry),
        "subject": {
            "id": subject.pk,
            "kind": subject.kind,
            "number": number,
            "stage": stage_in(chain),
            **supplied(entry, catalogue.wanted(act.document)),
        },
        "norm": {"ref": entry.basis["ref"], "unverified": entry.basis["status"] == "unverified"},
        "due": sorted(_due(entry), key=lambda line: line["due"]),
        "verify_url": address_of(entry),
    }


def address_of(entry: Entry) -> str:
    """Where anybody can ask whether the document of this entry is in the register."""
    return str(settings.PUBLIC_URL) + reverse("documents:verify", args=[mark_of(entry)])


def said(entry: Entry) -> dict[str, Any]:
    """What stands in the payload of the entry: fields as the act types them, and what it found."""
    return {"act": said_by(entry).model_dump(), "found": _moments(entry.found)}


def said_by(entry: Entry) -> Act:
    """The act of an entry that has its payload."""
    return ACTS[entry.code].model_validate(entry.fields)


def _moments(value: Any) -> Any:
    """What was found, with its moments as moments: a document shows them by the clock of the country."""
    match value:
        case dict():
            return {name: _moments(part) for name, part in value.items()}
        case list():
            return [_moments(part) for part in value]
        case str() if MOMENT.fullmatch(value):
            return datetime.fromisoformat(value)
        case _:
            return value


def erased(entry: Entry) -> bool:
    """Whether what the act said had to be forgotten."""
    return not Payload.objects.filter(subject_id=entry.subject_id, seq=entry.seq, body__isnull=False).exists()


def numbers_in(chain: Iterable[Entry]) -> dict[str, str]:
    """The numbers that a subject was given in a part of its chain, by series, oldest first."""
    given: dict[str, str] = {}
    for entry in chain:
        given |= {series: entry.numbers[series] for series in ACTS[entry.code].numbers if series in entry.numbers}
    return given


def stage_in(chain: Iterable[Entry]) -> str:
    """The stage at which a subject stood after the last entry of a part of its chain."""
    stage = ""
    for entry in chain:
        act = ACTS[entry.code]
        stage = (act.then if entry.main else act.also_then.get(entry.basis["of"]["field"], "")) or stage
    return stage


def _due(entry: Entry) -> Iterator[dict[str, Any]]:
    for name, line in entry.basis.get("due", {}).items():
        due = datetime.fromisoformat(line["due"])
        if "resumed" in line:  # it goes on: what it is stands where it was first opened
            opened = Entry.objects.get(subject_id=entry.subject_id, seq=line["resumed"])
            line = {**opened.basis["due"][name], "due": line["due"]}
        here = clock.local(due)
        said = {
            "name": name,
            "title": law.Law(clock.local(entry.at).date()).norm(line["norm"]).title,
            "due": due,
            "ref": line["ref"] or "",
            "unverified": line["status"] == "unverified",
        }
        if here.time() == time():
            said["last_day"] = here.date() - timedelta(days=1)
        yield said


def _unit(entry: Entry) -> dict[str, Any]:
    """Agency, unit and place under the names of that day."""
    on = clock.local(entry.at).date()
    unit = Unit.objects.get(pk=entry.unit)
    agency = next((row.title for row in law.agencies(on) if row.code == unit.agency), NOTHING)
    place = next((row.name(on) for row in law.places(on) if row.code == unit.territory), NOTHING)
    return {"agency": agency, "name": unit.name, "place": place}


def _name(entry: Entry) -> str:
    return Post.objects.select_related("official").get(pk=entry.post).name
