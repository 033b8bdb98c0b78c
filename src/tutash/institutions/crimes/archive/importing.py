"""Take an old register in, case by case, each in a transaction of its own: it can be stopped and run again."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from tutash.institutions.crimes.acts.archive import ImportArchiveCase
from tutash.institutions.crimes.archive import rows
from tutash.institutions.crimes.archive.mapping import Map
from tutash.institutions.crimes.archive.rows import UNMAPPED, Found
from tutash.institutions.crimes.kinds import Doubt
from tutash.kernel import clock
from tutash.kernel.acts import Situation
from tutash.kernel.law import Law
from tutash.kernel.models import Entry, Post
from tutash.kernel.pipeline import perform
from tutash.kernel.refusals import AnotherAct, Refused

Outcome = Literal["taken", "flagged", "taken before", "refused"]
DOUBTS = {doubt.value: doubt for doubt in Doubt}
OTHER_CONTENTS = "taken before with other contents"


@dataclass(frozen=True)
class Answer:
    """What became of one case of the file."""

    line: int
    record: str
    charge: str
    outcome: Outcome
    reason: str = ""
    detail: str = ""


@dataclass
class Tally:
    """The table at the end."""

    outcomes: Counter[str] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    doubts: Counter[str] = field(default_factory=Counter)
    unmapped: Counter[str] = field(default_factory=Counter)

    def add(self, answer: Answer) -> None:
        self.outcomes[answer.outcome] += 1
        if answer.outcome == "refused":
            self.reasons[answer.reason] += 1
        if answer.outcome == "flagged":
            self.doubts.update(answer.reason.split("; "))
        if answer.reason == UNMAPPED:
            self.unmapped[answer.charge] += 1


def take(path: Path, map_: Map, post: Post, *, dry: bool = False) -> Iterator[Answer]:
    """Take in every case of the file, and answer for each. `dry`: only say what would become of it."""
    for found in rows.read(path, map_):
        if found.act is None:
            yield _answer(found, "refused", found.reason, found.detail)
        elif dry:
            yield _rehearse(found, found.act, post)
        else:
            yield _take(found, found.act, map_, post)


def _take(found: Found, act: ImportArchiveCase, map_: Map, post: Post) -> Answer:
    act_id = found.act_id(map_.source)
    before = Entry.objects.filter(subject_id=act_id, act_id=act_id).exists()
    try:
        entry = perform(act, post=post, act_id=act_id)
    except AnotherAct:
        return _answer(found, "refused", OTHER_CONTENTS)
    except Refused as refusal:
        return _answer(found, "refused", refusal.detail.en, refusal.field)
    if before:
        return _answer(found, "taken before")
    return _doubted(found, entry.found["doubts"])


def _rehearse(found: Found, act: ImportArchiveCase, post: Post) -> Answer:
    now = clock.now()
    situation = Situation(subject=None, post=post, law=Law(clock.local(now).date()), now=now)
    try:
        return _doubted(found, act.check(situation)["doubts"])
    except Refused as refusal:
        return _answer(found, "refused", refusal.detail.en, refusal.field)


def _doubted(found: Found, doubts: list[str]) -> Answer:
    words = "; ".join(DOUBTS[code].label.en for code in doubts)
    return _answer(found, "flagged" if doubts else "taken", words)


def _answer(found: Found, outcome: Outcome, reason: str = "", detail: str = "") -> Answer:
    return Answer(found.line, found.record, found.charge, outcome, reason, detail)
