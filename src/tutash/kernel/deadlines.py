"""Deadlines: computed once from the law of the day, written into the entry, projected from there."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q

from tutash.kernel import clock
from tutash.kernel.acts import EVERY_DEADLINE, Act, Situation
from tutash.kernel.law import Computation, Law
from tutash.kernel.models import Deadline, Entry, Subject
from tutash.kernel.refusals import WrongField
from tutash.kernel.text import Text

TOO_LATE = Text(
    "The norm allows no later day than {last}.",
    "Норма допускает срок не позднее {last}.",
    "Ченем {last} күнүнөн кеч мөөнөткө жол бербейт.",
)
ALREADY_PAST = Text("This day has already passed.", "Этот день уже прошёл.", "Бул күн өтүп кеткен.")


def compute(act: Act, situation: Situation, found: Mapping[str, Any]) -> dict[str, Any]:
    """What the act opens and what it sets running again: deadline -> what the law says, as kept in the entry."""
    facts, anchors = act.facts(situation, found), act.anchors(situation, found)
    due: dict[str, Any] = {}
    for name, norm in act.terms(situation, found).items():
        term = situation.law.term(norm, anchors.get(name, situation.now), facts)
        end = _set_end(act.until()[name], term.due, situation, norm) if name in act.until() else term.due
        due[name] = {
            "norm": term.norm,
            "ref": term.ref,
            "start": term.start.isoformat(),
            "due": end.isoformat(),
            "status": term.status,
            "by_hand": name in act.until(),
            "facts": {key: value if isinstance(value, int) else str(value) for key, value in facts.items()},
        }
    if act.resumes:
        stopped = Deadline.objects.filter(subject_id=situation.case.pk, closed_seq=None, suspended_at__isnull=False)
        for deadline in stopped.filter(_named(act.resumes)):
            assert deadline.suspended_at is not None
            pauses = [*deadline.pauses, [deadline.suspended_at.isoformat(), situation.now.isoformat()]]
            end = _resumed(deadline, pauses)
            due[deadline.name] = {"resumed": deadline.seq, "due": end.isoformat(), "pauses": pauses}
    return due


def _resumed(deadline: Deadline, pauses: list[list[str]]) -> datetime:
    """The end of a term with the time that it stood still added."""
    if deadline.by_hand:
        start, end = (clock.local(datetime.fromisoformat(moment)).date() for moment in pauses[-1])
        return deadline.due + (end - start)
    return counted(deadline, pauses).due


def counted(deadline: Deadline, pauses: list[list[str]] | None = None) -> Computation:
    """The term of a deadline counted again, by the law of the day on which it was opened."""
    given = deadline.pauses if pauses is None else pauses
    stopped = tuple((datetime.fromisoformat(start), datetime.fromisoformat(end)) for start, end in given)
    opened = Entry.objects.values_list("at", flat=True).get(subject_id=deadline.subject_id, seq=deadline.seq)
    law_then = Law(clock.local(opened).date())
    return law_then.term(deadline.norm, deadline.start, deadline.facts, stopped=stopped)


def moved(subject_id: UUID, now: datetime) -> list[dict[str, Any]]:
    """Running deadlines that today's calendar counts otherwise than they stand; what has expired is left alone."""
    running = Deadline.objects.filter(subject_id=subject_id, closed_seq=None, suspended_at=None, by_hand=False)
    lines = []
    for deadline in running.filter(due__gt=now).order_by("name", "seq"):
        due = counted(deadline).due
        if due != deadline.due:
            line = {"name": deadline.name, "seq": deadline.seq, "was": clock.local(deadline.due).isoformat()}
            lines.append({**line, "due": due.isoformat()})
    return lines


def move(entry: Entry, lines: Iterable[Mapping[str, Any]]) -> None:
    """Set deadlines to the ends that an entry gives them."""
    for line in lines:
        running = Deadline.objects.filter(subject_id=entry.subject_id, name=line["name"], seq=line["seq"])
        running.update(due=datetime.fromisoformat(line["due"]))


def _set_end(last_day: date, latest: datetime, situation: Situation, norm: str) -> datetime:
    """The end that the author sets: after now, and no later than the norm allows."""
    zone = clock.local(situation.now).tzinfo
    end = datetime(last_day.year, last_day.month, last_day.day, tzinfo=zone) + timedelta(days=1)
    if end > latest:
        last = clock.local(latest - timedelta(microseconds=1))
        raise WrongField(TOO_LATE.format(last=f"{last:%d.%m.%Y}"), norm=norm, field="last_day")
    if end <= situation.now:
        raise WrongField(ALREADY_PAST, norm=norm, field="last_day")
    return end


def project(act: Act, entry: Entry, subject: Subject) -> None:
    """Close, stop and open deadlines as the entry says."""
    running = Deadline.objects.filter(subject_id=entry.subject_id, closed_seq=None)
    if act.closes:
        close(entry, act.closes)
    for name, opened in act.ends(entry).items():
        running.filter(name=name, seq=opened).update(closed_seq=entry.seq, closed_at=entry.at)
    if act.suspends:
        running.filter(_named(act.suspends), suspended_at=None).update(suspended_at=entry.at)
    due: dict[str, Any] = entry.basis.get("due", {})
    fresh = {name: line for name, line in due.items() if "resumed" not in line}
    if (replaced := tuple(set(fresh) - set(act.parallel))) and entry.seq > 1:
        close(entry, replaced)  # a new term of the same name takes the place of the old one
    for name, line in due.items():
        if "resumed" in line:
            resumed = running.filter(name=name, seq=line["resumed"])
            due_now = datetime.fromisoformat(line["due"])
            resumed.update(due=due_now, suspended_at=None, pauses=line["pauses"])
    if fresh:
        Deadline.objects.bulk_create([_open(entry, subject, name, line) for name, line in fresh.items()])


def _open(entry: Entry, subject: Subject, name: str, line: Mapping[str, Any]) -> Deadline:
    return Deadline(
        subject_id=entry.subject_id,
        name=name,
        seq=entry.seq,
        start=datetime.fromisoformat(line["start"]),
        due=datetime.fromisoformat(line["due"]),
        norm=line["norm"],
        unverified=line["status"] == "unverified",
        facts=line["facts"],
        by_hand=line["by_hand"],
        unit_id=subject.unit_id,
        post_id=subject.post_id,
    )


def close(entry: Entry, names: tuple[str, ...]) -> None:
    """Close the running deadlines of these names in the chain where the entry stands."""
    running = Deadline.objects.filter(subject_id=entry.subject_id, closed_seq=None)
    running.filter(_named(names)).update(closed_seq=entry.seq, closed_at=entry.at)


def follow(subject: Subject) -> None:
    """Running deadlines go with the subject when another unit or post takes it over."""
    running = Deadline.objects.filter(subject_id=subject.pk, closed_seq=None)
    running.update(unit_id=subject.unit_id, post_id=subject.post_id)


def _named(names: tuple[str, ...]) -> Q:
    return Q() if names == EVERY_DEADLINE else Q(name__in=names)
