"""How much lies with each unit and each officer: open cases by stage, what is overdue, what soon will be."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final, Literal

from django.db.models import Count, QuerySet

from tutash.institutions.crimes import listing, stages
from tutash.institutions.crimes.listing import Filter
from tutash.kernel import clock, dates, officials, worklist
from tutash.kernel.due import SOON
from tutash.kernel.models import Deadline, Post
from tutash.kernel.text import Text

OPEN: Final = (
    stages.JOURNAL,
    stages.CHECK,
    stages.INVESTIGATION,
    stages.SUSPENDED,
    stages.FAMILIARISATION,
    stages.WITH_PROSECUTOR,
    stages.APPROVED,
)
NOBODY: Final = Text("nobody in charge", "без исполнителя", "аткаруучусу жок")
By = Literal["unit_id", "post_id"]


@dataclass
class Load:
    """What lies with one unit or officer."""

    code: str
    title: Text | str
    stages: dict[str, int] = field(default_factory=dict)
    overdue: int = 0
    soon: int = 0

    @property
    def total(self) -> int:
        return sum(self.stages.values())


def loads(post: Post, by: By, wanted: Filter) -> list[Load]:
    """One line for each unit or officer that has open cases, of those that this post may see."""
    open_cases = listing.cases(post, wanted).filter(stage__in=OPEN)
    found: dict[str, Load] = {}
    for row in open_cases.order_by().values(by, "stage").annotate(n=Count("pk")):
        found.setdefault(row[by], Load(row[by], "")).stages[row["stage"]] = row["n"]
    for row in _late(post, by, wanted, clock.now()):
        load = found.setdefault(row[by], Load(row[by], ""))
        load.overdue, load.soon = row["overdue"], row["near"]
    _name(found.values(), by)
    return sorted(found.values(), key=lambda load: (not load.code, str(load.title)))


def _late(post: Post, by: By, wanted: Filter, now: datetime) -> list[dict[str, Any]]:
    """Cases with a duty that is overdue, or will be within three days: each case counted once."""
    end = dates.midnight(clock.local(now).date() + timedelta(days=SOON + 1))
    running = _of(post, wanted).filter(due__lte=end)
    late = worklist.late(now)
    near = ~late
    rows = (
        running.order_by()
        .values(by)
        .annotate(
            overdue=Count("subject_id", distinct=True, filter=late),
            near=Count("subject_id", distinct=True, filter=near),
        )
    )
    return [dict(row) for row in rows]


def _of(post: Post, wanted: Filter) -> QuerySet[Deadline]:
    running = worklist.deadlines(post, own=False)
    if wanted.unit:
        running = running.filter(unit_id=wanted.unit)
    if any((wanted.article, wanted.since, wanted.until)):
        running = running.filter(subject_id__in=listing.cases(post, wanted).values("pk"))
    return running


def _name(found: Iterable[Load], by: By) -> None:
    loads = list(found)
    codes = [load.code for load in loads]
    titles: dict[str, Text | str]
    if by == "unit_id":
        titles = dict(officials.units(codes))
    else:
        titles = {code: str(who) for code, who in officials.named(codes).items()}
    for load in loads:
        load.title = titles.get(load.code, NOBODY)


def total(loads: Iterable[Load]) -> Load:
    """The line below: all together."""
    whole = Load("", Text("Together", "Всего", "Баары"))
    for load in loads:
        whole.overdue += load.overdue
        whole.soon += load.soon
        for stage, number in load.stages.items():
            whole.stages[stage] = whole.stages.get(stage, 0) + number
    return whole
