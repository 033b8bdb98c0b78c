"""From a row of an old register to acts, or to the reason why there is none."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final
from uuid import UUID, uuid5

from pydantic import ValidationError

from tutash.institutions.crimes.acts.archive import ImportArchiveCase, OldCharge
from tutash.institutions.crimes.archive.mapping import BadMap, CaseOfRow, Map
from tutash.institutions.crimes.kinds import Doubt
from tutash.kernel import law
from tutash.kernel.refusals import Refused
from tutash.registers.charges.asked import Completion

SPACE: Final = UUID("6f1c1a52-6a0e-5c0e-9f53-7d2f6c1b8a10")  # in which ids of imported acts are made
EXTRA: Final = "\0"  # under which csv puts what no heading names
LONGEST: Final = 100_000  # letters in one field


class CannotTake(Exception):
    """Why a case of a row is not taken: a reason in a few words, and what exactly."""

    def __init__(self, reason: str, detail: str = "") -> None:
        self.reason, self.detail = reason, detail
        super().__init__(f"{reason}: {detail}" if detail else reason)


UNMAPPED: Final = "the map does not know the charge"
NO_CHARGE: Final = "the row names no charge"
NO_DAY: Final = "the row names no day"
UNREADABLE_DAY: Final = "a day that cannot be read"
UNREADABLE: Final = "a value that the register cannot hold"
TWICE: Final = "the record number stands in the file twice"
NO_NUMBER: Final = "the row has no record number"
BROKEN: Final = "the row has more or fewer fields than the heading"


@dataclass(frozen=True)
class Found:
    """One case that a row tells of: the act that takes it in, or why there is none."""

    line: int
    record: str
    charge: str
    act: ImportArchiveCase | None
    reason: str = ""
    detail: str = ""

    def act_id(self, source: str) -> UUID:
        """The same on every run, so that nothing is taken twice."""
        return uuid5(SPACE, f"{source}/{self.record}")


def count(path: Path, map_: Map) -> int:
    """How many rows the file has, without its heading."""
    with path.open(encoding=map_.encoding, newline="", errors="replace") as file:
        return max(sum(1 for _ in csv.reader(file, delimiter=map_.delimiter)) - 1, 0)


def read(path: Path, map_: Map) -> Iterator[Found]:
    """Every case that the file tells of, in its order."""
    csv.field_size_limit(LONGEST)
    seen: set[str] = set()
    with path.open(encoding=map_.encoding, newline="") as file:
        reader = csv.DictReader(file, delimiter=map_.delimiter, restkey=EXTRA, strict=True)
        _require_columns(map_, reader.fieldnames or ())
        for row in reader:
            yield from _cases(row, reader.line_num, map_, seen)


def _require_columns(map_: Map, heading: Any) -> None:
    if missing := sorted(map_.columns - set(heading)):
        raise BadMap(f"the file has no column {', '.join(missing)}; it has {', '.join(map(str, heading))}")


def _cases(row: dict[str, Any], line: int, map_: Map, seen: set[str]) -> Iterator[Found]:
    number = str(row.get(map_.record) or "").strip()
    if EXTRA in row or None in row.values():
        yield Found(line, number, "", None, BROKEN)
        return
    if not number or number in seen:
        yield Found(line, number, "", None, TWICE if number else NO_NUMBER)
        return
    seen.add(number)
    values = {column: value.strip() for column, value in row.items()}
    for case in map_.cases:
        if case.when and not values[case.when]:
            continue
        charge = values[case.charge]
        try:
            yield Found(line, number + case.suffix, charge, _act(values, number, case, map_))
        except CannotTake as why:
            yield Found(line, number + case.suffix, charge, None, why.reason, why.detail)


def _act(row: Mapping[str, str], number: str, case: CaseOfRow, map_: Map) -> ImportArchiveCase:
    day = next((found for column in case.day if (found := _moment(row, column, map_))), None)
    begun = [found for column in case.performed_on if (found := _moment(row, column, map_))]
    if not begun:
        raise CannotTake(NO_DAY)
    custody = [_moment(row, column, map_) for column in case.custody or ()]
    fields = {
        "source": map_.source,
        "record": number + case.suffix,
        "previous": None if case.follows is None else number + case.follows,
        "performed_on": max(begun).date(),
        "charges": _charges(row, case, map_, day.date() if day else None),
        "custody_from": custody[0].date() if custody and custody[0] else None,
        "custody_to": custody[1].date() if custody and custody[1] else None,
        "doubts": _doubts(custody),
        **_plain(row, case, map_),
    }
    try:
        return ImportArchiveCase.model_validate(fields)
    except ValidationError as error:
        fault = error.errors()[0]
        raise CannotTake(UNREADABLE, f"{'.'.join(map(str, fault['loc']))}: {fault['msg']}") from None


def _moment(row: Mapping[str, str], column: str, map_: Map) -> datetime | None:
    written = row[column]
    if not written:
        return None
    if moment := map_.moment(written):
        return moment
    raise CannotTake(UNREADABLE_DAY, f"{column}: {written[:40]}")


def _doubts(custody: list[datetime | None]) -> tuple[Doubt, ...]:
    """Out before in on one day: the hours contradict each other, the day does not."""
    if len(custody) == 2 and custody[0] and custody[1]:
        entered, left = custody[0], custody[1]
        if left < entered and left.date() == entered.date():
            return (Doubt.CUSTODY_HOURS,)
    return ()


def _charges(row: Mapping[str, str], case: CaseOfRow, map_: Map, day: date | None) -> tuple[OldCharge, ...]:
    written = row[case.charge]
    if not written:
        raise CannotTake(NO_CHARGE)
    if map_.says_nobody_charged(written):
        return ()
    degree = row[case.degree] if case.degree else ""
    completion = Completion.ATTEMPTED if map_.says_attempted(written) else Completion.COMPLETED
    named = _article(written, day) if map_.scheme == "articles" else _category(written, map_)
    stated = f"{written} ({degree.strip('()')})" if degree else written
    return (OldCharge.model_validate({"stated": stated, "day": day, "completion": completion, **named}),)


def _category(written: str, map_: Map) -> dict[str, str]:
    category = map_.category(written)
    if category is None:
        raise CannotTake(UNMAPPED, written)
    return {"iccs": category.iccs}


def _article(written: str, day: date | None) -> dict[str, str]:
    """An article of the code of the day of the offence, however it is written."""
    if day is None:
        raise CannotTake(NO_DAY, "which code applies is not known")
    try:
        return {"charge": str(law.charge(written, edition=law.edition_on(day).key))}
    except Refused as refusal:
        raise CannotTake(UNMAPPED, f"{written}: {refusal.detail.en}") from None


def _plain(row: Mapping[str, str], case: CaseOfRow, map_: Map) -> dict[str, Any]:
    """Fields that are taken as they stand, or as the map translates them."""
    found: dict[str, Any] = {}
    for name in ("sex", "age", "prior_offences", "outcome", "narrative", "paper"):
        column = getattr(case, name)
        written = row[column] if column else ""
        if not written:
            continue
        known = map_.values.get(name)
        if known is not None and written not in known:
            raise CannotTake(UNREADABLE, f"{column}: {written[:40]}")
        found[name] = known[written] if known else written
    return found
