"""What the holder of a slip may read of a report: where it stands, since when, what comes next. Nobody's name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from tutash.institutions.crimes import numbering
from tutash.institutions.crimes.models import Case
from tutash.kernel import clock, law, ledger
from tutash.kernel.acts import ACTS
from tutash.kernel.law import Law, Rule, Stage
from tutash.kernel.models import Deadline, Entry, Leaf, Post, Subject, Unit
from tutash.kernel.offices import offices
from tutash.kernel.refusals import Refused
from tutash.kernel.text import Text

CODE: Final = re.compile(r"[A-Za-z0-9_-]{10,40}")
COMPLAINT: Final = "upk.complaint"
# What the applicant is told of; a term that tells of a suspect, a charge or another's request is not theirs to know.
PUBLIC: Final = (
    "registration",
    "check",
    "investigation",
    "prosecutor_study",
    "complaint",
    "refusal_complaint",
    "termination_complaint",
)


@dataclass(frozen=True)
class Term:
    """A term that runs, with its norm."""

    rule: Rule | None
    deadline: Deadline


@dataclass(frozen=True)
class Step:
    """A stage that the report came to, and when."""

    stage: Stage
    at: datetime


@dataclass(frozen=True)
class Report:
    """A report as its page tells it."""

    subject: Subject
    number: str
    journal_number: str
    received_at: datetime
    registered_at: datetime | None
    stage: Stage
    unit: Text
    office: Text | None
    prosecutor: Text | None
    complaint: Rule | None
    terms: list[Term]
    steps: list[Step]
    page: int | None  # of the register, on which the first entry is sealed


def of_code(code: str) -> Report | None:
    """The report of this code; a wrong code and one that nobody was given are the same answer."""
    case = Case.objects.filter(public_code=code).first() if CODE.fullmatch(code) else None
    return _report(case) if case else None


def code_of(number: str, code: str) -> str | None:
    """The code, if a report has both this number and this code."""
    case = Case.objects.filter(public_code=code).first() if CODE.fullmatch(code) else None
    if case is None or not any(_same(number, known) for known in (case.journal_number, case.crime_number) if known):
        return None
    return code


def _same(typed: str, known: str) -> bool:
    """Whether a number was meant, however it was written."""
    written = numbering.read(typed)
    unit, year = known.split("-")[:2], known.split("-")[2:3]
    own = written.number("-".join(unit), int(year[0])) if written and year and year[0].isdigit() else typed.strip()
    return own == known


def _report(case: Case) -> Report:
    subject = Subject.objects.get(pk=case.pk)
    today = clock.local(clock.now()).date()
    unit = Unit.objects.get(pk=subject.unit_id)
    in_charge = Post.objects.filter(pk=subject.post_id).first()
    first = Leaf.objects.filter(subject_id=case.pk, seq=1).first()
    return Report(
        subject=subject,
        number=subject.number,
        journal_number=case.journal_number,
        received_at=case.received_at,
        registered_at=case.registered_at,
        stage=law.stage("case", subject.stage),
        unit=unit.name,
        office=offices()[in_charge.office].title if in_charge else None,
        prosecutor=_prosecutor(unit),
        complaint=_rule(COMPLAINT, Law(today)),
        terms=list(_terms(case)),
        steps=list(_steps(case)),
        page=first.page if first else None,
    )


def _terms(case: Case) -> Iterator[Term]:
    """The terms that run, the nearest first."""
    running = Deadline.objects.filter(subject_id=case.pk, closed_seq=None, suspended_at=None, name__in=PUBLIC)
    for row in running.order_by("due")[:5]:
        yield Term(_rule(row.norm, Law(clock.local(row.start).date())), row)


def _rule(norm: str, law_then: Law) -> Rule | None:
    try:
        return law_then.norm(norm)
    except Refused:
        return None


def _steps(case: Case) -> Iterator[Step]:
    """The stages in the order in which the report came to them."""
    last = ""
    for entry in ledger.chain(case.pk):
        stage = _stage_after(entry)
        if stage and stage != last:
            last = stage
            yield Step(law.stage("case", stage), entry.at)


def _stage_after(entry: Entry) -> str:
    act = ACTS[entry.code]
    return act.then if entry.main else act.also_then.get(entry.basis["of"]["field"], "")


def _prosecutor(unit: Unit) -> Text | None:
    """The prosecutor's office that supervises a unit."""
    rows = {row.code: row for row in law.units()}
    own = rows.get(unit.code)
    above = rows.get(own.supervised_by) if own and own.supervised_by else None
    return above.title if above else None
