"""What waits for a post: running deadlines, the nearest first, and piles of work that the registers know of."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.db.models import F, Q, QuerySet
from django.urls import reverse

from tutash.kernel import access, clock
from tutash.kernel.acts import ACTS
from tutash.kernel.due import Urgency, due_words, urgency
from tutash.kernel.law import Law, Rule
from tutash.kernel.models import Deadline, Post, Subject
from tutash.kernel.refusals import Refused
from tutash.kernel.text import Text

MOST: Final = 200  # of anything that is counted: beyond it nobody reads the number
BY_DUE: Final = ("due", "subject_id", "name", "seq")
AT_ONCE: Final = timedelta(days=1)  # ours, not the law's: "without delay" has no length that one could be late by
WITHOUT_DELAY: Final = Text("at once", "безотлагательно", "токтоосуз")
RIGHTS: Final[set[str]] = set()
LISTS: Final[dict[str, str]] = {}  # kind of subject -> name of the view that lists them
Condition = Callable[[Post], Q]


@dataclass(frozen=True)
class Count:
    """How many, as far as anybody counts."""

    number: int

    def __str__(self) -> str:
        return f"{MOST}+" if self.number > MOST else str(self.number)


@dataclass(frozen=True)
class Pile:
    """Subjects of one kind that wait for the same thing from the same offices."""

    code: str
    order: int
    kind: str
    title: Text
    offices: frozenset[str]
    condition: Condition

    def subjects(self, post: Post) -> QuerySet[Subject]:
        return access.subjects(post, self.kind).filter(self.condition(post))

    def url(self) -> str:
        return f"{reverse(LISTS[self.kind])}?pile={self.code}"


PILES: Final[dict[str, Pile]] = {}


def pile(code: str, order: int, kind: str, title: Text, *offices: str) -> Callable[[Condition], Condition]:
    """Let a register say what waits for these offices: a condition on the subjects that a post may see."""

    def register(condition: Condition) -> Condition:
        PILES[code] = Pile(code, order, kind, title, frozenset(offices), condition)
        return condition

    return register


def right(*names: str) -> None:
    """Terms that a party has, such as the days to complain: they run out, but nobody is late with them."""
    RIGHTS.update(names)


def piles_of(post: Post) -> list[tuple[Pile, Count]]:
    """What waits for this post, with how many; nothing that is empty."""
    mine = sorted((p for p in PILES.values() if post.office in p.offices), key=lambda p: p.order)
    counted = ((p, Count(p.subjects(post)[: MOST + 1].count())) for p in mine)
    return [(p, count) for p, count in counted if count.number]


def deadlines(post: Post, *, own: bool) -> QuerySet[Deadline]:
    """Duties that run: those of this post, or of everything that it answers for."""
    running = Deadline.objects.filter(closed_seq=None, suspended_at=None).exclude(name__in=RIGHTS)
    reach = Q(post_id=post.code) if own else access.by_scope(post)
    seen = access.subjects_of(post, {act.subject for act in ACTS.values() if act.opens})
    return running.filter(reach, subject_id__in=seen.values("pk"))


def late(now: datetime) -> Q:
    """Which duties are overdue. What must be done at once counts as such when a day has passed: see `AT_ONCE`."""
    return Q(due__lte=now) & (Q(due__gt=F("start")) | Q(due__lte=now - AT_ONCE))


def at_once(deadline: Deadline, now: datetime) -> bool:
    """Whether the law wants it without delay, names no length, and not a day has passed yet."""
    return deadline.due == deadline.start and now < deadline.due + AT_ONCE


def urgency_of(deadline: Deadline, now: datetime) -> Urgency:
    return "today" if at_once(deadline, now) else urgency(deadline.due, now)


def words_of(deadline: Deadline, now: datetime) -> Text:
    """How a deadline stands to now: "overdue by 3 days", "today", "at once"."""
    return WITHOUT_DELAY if at_once(deadline, now) else due_words(deadline.due, now)


def figures(running: QuerySet[Deadline], now: datetime) -> dict[str, Count]:
    """How many are overdue, due today, due soon: counted among the nearest, no further than anybody reads."""
    nearest = list(running.order_by(*BY_DUE).only("start", "due")[: MOST + 1])
    found = [urgency_of(deadline, now) for deadline in nearest]
    return {name: Count(found.count(name)) for name in ("overdue", "today", "soon")}


def rule_of(deadline: Deadline) -> Rule | None:
    """The norm of a deadline as it stood when the term began; nothing where our sources do not know it."""
    try:
        return Law(clock.local(deadline.start).date()).norm(deadline.norm)
    except Refused:
        return None
