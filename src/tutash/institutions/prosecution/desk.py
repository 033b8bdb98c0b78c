"""What lies on the prosecutor's desk: indictments, refusals, complaints, decisions, instructions without an answer."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from tutash.institutions.prosecution.models import GIVEN, STANDS, Decision, Grievance, Instruction
from tutash.institutions.prosecution.offices import APPROVED, REFUSED, WITH_PROSECUTOR
from tutash.kernel import access, clock, officials
from tutash.kernel.acts import ACTS, Act
from tutash.kernel.models import Deadline, Post, Subject
from tutash.kernel.officials import Who
from tutash.kernel.text import Text

MOST: Final = 15  # lines of each pile; the rest is one link away
LATELY: Final = timedelta(days=30)  # decisions older than this were studied, or are found in the list of cases
OURS: Final = "tutash.institutions.prosecution"
# Decisions that stand where the case stands, and the act that cancels each; any other is cancelled by its number.
CANCELS: Final = {"investigation.suspended": "suspension.cancelled", "case.terminated": "termination.cancelled"}
BY_NUMBER: Final = "decree.cancelled"
REVIEWED: Final = (
    "report.not_a_crime",
    "investigation.suspended",
    "case.terminated",
    "accused.brought",
    "expertise.ordered",
    "case.opened",
)


@dataclass(frozen=True)
class Line:
    """A case on the desk: what is the matter, since when, by when, and what may be done."""

    subject: Subject
    what: Text | str
    at: datetime
    due: datetime | None
    who: Who | None
    acts: list[tuple[type[Act], str]]  # with what the form knows beforehand
    seq: int | None = None


def acts_at(post: Post, stage: str) -> list[tuple[type[Act], str]]:
    """The decisions that this prosecutor may take where a case stands; what is possible at many stages is left out."""
    return [
        (act, "")
        for act in ACTS.values()
        if act.when == (stage,) and post.office in act.by and act.__module__.startswith(OURS)
    ]


def at_stage(post: Post, stage: str, term: str = "") -> list[Line]:
    """The cases that stand at a stage, those whose term ends first before the others."""
    subjects = list(access.subjects(post, "case").filter(stage=stage).order_by("stage_since", "pk")[: MOST + 1])
    running = Deadline.objects.filter(subject_id__in=[s.pk for s in subjects], name=term, closed_seq=None)
    due = {row.subject_id: row.due for row in running}
    who = officials.named(subject.post_id for subject in subjects)
    acts = acts_at(post, stage)
    lines = [
        Line(subject, subject.title, subject.stage_since, due.get(subject.pk), who.get(subject.post_id), acts)
        for subject in subjects
    ]
    return sorted(lines, key=lambda line: (line.due is None, line.due or line.at))


def indictments(post: Post) -> list[Line]:
    return at_stage(post, WITH_PROSECUTOR, "prosecutor_study")


def approved(post: Post) -> list[Line]:
    return at_stage(post, APPROVED)


def refusals(post: Post) -> list[Line]:
    return at_stage(post, REFUSED, "refusal_complaint")


def complaints(post: Post) -> list[Line]:
    """Complaints that wait, the oldest first."""
    seen = access.subjects(post, "case").values("pk")
    rows = list(Grievance.objects.filter(decided_seq=None, case_id__in=seen).order_by("at", "pk")[: MOST + 1])
    subjects = Subject.objects.in_bulk({row.case_id for row in rows})
    return [
        Line(
            subjects[row.case_id], row.by_name, row.at, None, None, _answers(post, subjects[row.case_id], row), row.seq
        )
        for row in rows
    ]


def _answers(post: Post, subject: Subject, row: Grievance) -> list[tuple[type[Act], str]]:
    """A complaint against a refusal is answered with the refusal; any other by its number."""
    if subject.stage == REFUSED and row.about_seq:
        return acts_at(post, REFUSED)
    decide = ACTS.get("complaint.decided")
    return [(decide, f"?complaint={row.seq}")] if decide and post.office in decide.by else []


def decisions(post: Post) -> list[Line]:
    """Decisions of the last weeks that stand, the newest first."""
    seen = access.subjects(post, "case").values("pk")
    units = access.units_supervised(post.unit).values("code")
    since = clock.now() - LATELY
    standing = Decision.objects.filter(unit_id__in=units, at__gte=since, status=STANDS, code__in=REVIEWED)
    rows = list(standing.filter(case_id__in=seen).order_by("-at", "pk")[: MOST + 1])
    subjects = Subject.objects.in_bulk({row.case_id for row in rows})
    who = officials.named(row.post for row in rows)
    return [_decision(post, row, subjects[row.case_id], who[row.post]) for row in rows]


def _decision(post: Post, row: Decision, subject: Subject, who: Who) -> Line:
    cancel = ACTS.get(CANCELS.get(row.code, BY_NUMBER))
    number = "" if row.code in CANCELS else f"?number={row.seq}"
    may = cancel is not None and post.office in cancel.by and subject.stage in cancel.when
    movable = row.code not in ("case.opened", "report.not_a_crime")
    acts = [(cancel, number)] if cancel and may and movable else []
    return Line(subject, ACTS[row.code].title, row.at, None, who, acts, row.seq)


@dataclass(frozen=True)
class Told:
    """An instruction with the case it was given in."""

    row: Instruction
    subject: Subject | None
    who: Who
    late: bool


def instructions(post: Post) -> list[Told]:
    """Instructions without a report, those whose day has passed first."""
    seen = access.subjects(post, "case").values("pk")
    rows = Instruction.objects.filter(status=GIVEN, case_id__in=seen).order_by("by_day", "at", "pk")[: MOST + 1]
    return told(list(rows))


def of_case(case_id: UUID) -> list[Told]:
    return told(list(Instruction.objects.filter(case_id=case_id).order_by("-seq")))


def told(rows: Iterable[Instruction]) -> list[Told]:
    rows = list(rows)
    subjects = Subject.objects.in_bulk({row.case_id for row in rows})
    who = officials.named(row.post for row in rows)
    today = clock.local(clock.now()).date()
    return [
        Told(
            row,
            subjects.get(row.case_id),
            who[row.post],
            bool(row.status == GIVEN and row.by_day and row.by_day < today),
        )
        for row in rows
    ]
