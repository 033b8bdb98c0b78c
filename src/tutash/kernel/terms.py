"""The arithmetic of terms: from a moment and a length to the end, every step in words.

It knows no norm and no clock: what a norm says about a term (its length, whether it moves past a holiday,
whether its first day counts) is handed in, and so is the calendar of working days.
"""

from calendar import monthrange
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import Protocol

from tutash.kernel import dates, term_steps
from tutash.kernel.refusals import WrongField
from tutash.kernel.text import Text

DAY = timedelta(days=1)
YEARS = range(1900, 2201)  # a typing error, not a date, lies outside
LONGEST = 10_000
Pause = tuple[datetime, datetime]  # stopped, resumed


class Uncountable(WrongField):
    """A term can not be counted from these dates."""


class Unit(StrEnum):
    HOURS = "hours"
    SUTKI = "sutki"
    DAYS = "days"
    WORKING_DAYS = "working_days"
    MONTHS = "months"
    YEARS = "years"
    IMMEDIATELY = "immediately"


@dataclass(frozen=True, slots=True)
class Length:
    """So many hours, days, months."""

    amount: int
    unit: Unit

    @property
    def words(self) -> Text:
        return term_steps.IMMEDIATELY if self.unit is Unit.IMMEDIATELY else dates.amount(self.amount, self.unit)


@dataclass(frozen=True, slots=True)
class Manner:
    """How a term is counted; hours know none of this."""

    rolls: bool = False  # a last day that is not working moves to the next working day
    first_day_counted: bool = False
    backwards: bool = False  # the last moment before the anchor, not after it


class Calendar(Protocol):
    """Which days are working days, and how that is known."""

    def works(self, day: date) -> bool: ...

    def why_not(self, day: date) -> Text: ...

    def listed(self, year: int) -> bool: ...


@dataclass(frozen=True, slots=True)
class End:
    """When a term ends (`due` is the first moment after it), its last day, and how that was found."""

    due: datetime
    last_day: date
    steps: tuple[Text, ...]
    asked: frozenset[date] = frozenset()  # days of which the calendar was asked


def end_of(
    length: Length,
    start: datetime,
    manner: Manner,
    calendar: Calendar,
    *,
    extended: Sequence[Length] = (),
    stopped: Sequence[Pause] = (),
) -> End:
    """The end of a term that begins at `start`."""
    start = dates.local(start)
    if start.year not in YEARS:
        raise Uncountable(term_steps.ABSURD_DATE)
    if manner.backwards and (extended or stopped):
        raise Uncountable(term_steps.BACKWARDS_IS_FIXED)
    try:
        if length.unit is Unit.IMMEDIATELY:
            return End(start, start.date(), (term_steps.start(start), term_steps.AT_ONCE))
        if length.unit is Unit.HOURS:
            return _in_hours(length, start, manner, extended, stopped)
        if manner.backwards:
            return _back(length, start, calendar)
        return _Count(start, manner, calendar).run(length, extended, stopped)
    except OverflowError:
        raise Uncountable(term_steps.ABSURD_DATE) from None


def age_on(birth: date, day: date) -> int:
    """Full years reached on `day`; a year is reached on the day after the birthday.

    | born       | on         | age |
    | 2008-03-01 | 2026-03-01 | 17  |
    | 2008-03-01 | 2026-03-02 | 18  |
    | 2008-02-29 | 2026-02-28 | 17  |
    | 2008-02-29 | 2026-03-01 | 18  |
    """
    if day < birth:
        raise Uncountable(term_steps.NOT_YET_BORN)
    years = day.year - birth.year
    return max(years if day > months_after(birth, 12 * years) else years - 1, 0)


def months_after(day: date, months: int) -> date:
    """The same day number so many months later, or the last day of a month that has no such number."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not date.min.year <= year <= date.max.year:
        raise OverflowError("year out of range")
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _in_hours(
    length: Length, start: datetime, manner: Manner, extended: Sequence[Length], stopped: Sequence[Pause]
) -> End:
    """Hours run without a break, nights and holidays included; they are absolute time."""
    steps = [term_steps.start(start), term_steps.length(length.words)]
    hours = -length.amount if manner.backwards else length.amount
    for more in extended:
        if more.unit not in (Unit.HOURS, Unit.SUTKI, Unit.DAYS):
            raise Uncountable(term_steps.UNITS_DO_NOT_ADD)
        hours += more.amount * (1 if more.unit is Unit.HOURS else 24)
        steps.append(term_steps.extended(more.words))
    due = _plus(start, timedelta(hours=hours))
    for begin, resume in _pauses(stopped, start):
        if begin >= due:
            steps.append(term_steps.stopped_too_late(begin))
            continue
        due = _plus(due, resume.astimezone(UTC) - begin.astimezone(UTC))
        steps.append(term_steps.stopped_hours(begin, resume))
    steps.append(term_steps.ends_in_hours(due))
    return End(due, _last_day(due), tuple(steps))


def _plus(moment: datetime, time: timedelta) -> datetime:
    return (moment.astimezone(UTC) + time).astimezone(dates.ZONE)


def _back(length: Length, anchor: datetime, calendar: Calendar) -> End:
    """The last moment at which so much time is still left before the anchor; working days must be left whole."""
    day, asked = anchor.date(), set[date]()
    if length.unit is Unit.WORKING_DAYS:
        left = length.amount
        while left:
            day -= DAY
            asked.add(day)
            left -= calendar.works(day)
        due = dates.midnight(day)
    else:
        months = _months(length)
        day = months_after(day, -months) if months else day - length.amount * DAY
        due = datetime.combine(day, anchor.timetz())
    steps = (term_steps.anchor(anchor), term_steps.before(length.words), term_steps.ends_before(due))
    return End(due, _last_day(due), (*steps, *_unlisted(asked, calendar)), frozenset(asked))


def _last_day(due: datetime) -> date:
    return (due - timedelta(microseconds=1)).date()


def _unlisted(asked: Iterable[date], calendar: Calendar) -> Iterator[Text]:
    """A warning for each year whose decree on working days is missing."""
    for year in sorted({day.year for day in asked}):
        if not calendar.listed(year):
            yield term_steps.no_calendar(year)


def _months(length: Length) -> int:
    """How many months a length in months or years has; 0 for days."""
    return length.amount * {Unit.MONTHS: 1, Unit.YEARS: 12}.get(length.unit, 0)


def _pauses(stopped: Iterable[Pause], start: datetime) -> Iterator[Pause]:
    """The times when the term stood still: in order, none before the start, overlapping ones joined."""
    held: Pause | None = None
    for begin, resume in sorted((dates.local(a), dates.local(b)) for a, b in stopped):
        if resume < begin:
            raise Uncountable(term_steps.RESUMED_BEFORE_STOPPED)
        if resume <= start:
            continue
        begin = max(begin, start)
        if held and begin <= held[1]:
            held = (held[0], max(held[1], resume))
            continue
        if held:
            yield held
        held = (begin, resume)
    if held:
        yield held


@dataclass(slots=True)
class _Count:
    """One count of whole days: where it stands, and what was said on the way."""

    start: datetime
    manner: Manner
    calendar: Calendar

    def run(self, length: Length, extended: Sequence[Length], stopped: Sequence[Pause]) -> End:
        steps = [term_steps.start(self.start), term_steps.length(length.words), self._first_day(length)]
        asked: set[date] = set()
        last = self._count(length, extended, steps, asked)
        for begin, resume in _pauses(stopped, self.start):
            if begin.date() > self._rolled(last, asked):
                steps.append(term_steps.stopped_too_late(begin))
                continue
            days = self._standing_still(begin.date(), resume.date(), length, asked)
            last = self._working(last, days, asked) if length.unit is Unit.WORKING_DAYS else last + days * DAY
            steps.append(term_steps.stopped_days(begin.date(), resume.date(), days))
        rolled = self._rolled(last, asked)
        if rolled != last:
            steps.append(term_steps.rolled(last, self.calendar.why_not(last), rolled))
        steps.append(term_steps.ends(rolled))
        steps.extend(_unlisted(asked, self.calendar))
        return End(dates.midnight(rolled + DAY), rolled, tuple(steps), frozenset(asked))

    def _first_day(self, length: Length) -> Text:
        first = self.start.date()
        return term_steps.first_day(
            first if self.manner.first_day_counted else first + DAY, self.manner.first_day_counted
        )

    def _count(self, length: Length, extended: Sequence[Length], steps: list[Text], asked: set[date]) -> date:
        """The last day with every extension; those of the same kind lengthen the term before it is counted."""
        more = list(extended)
        while more and _adds_up(length, more[0]):
            steps.append(term_steps.extended(more[0].words))
            length = _sum(length, more.pop(0))
        last = self._from_first_day(length, steps, asked)
        for extension in more:
            if extension.unit in (Unit.HOURS, Unit.IMMEDIATELY):
                raise Uncountable(term_steps.UNITS_DO_NOT_ADD)
            steps.append(term_steps.extended(extension.words))
            last = self._forward(last, extension, asked)
        return last

    def _from_first_day(self, length: Length, steps: list[Text], asked: set[date]) -> date:
        first = self.start.date()
        if months := _months(length):
            last = months_after(first, months)
            if last.day != first.day:
                steps.append(term_steps.clamped(first.day, last))
            elif self.manner.first_day_counted:
                last -= DAY
            return last
        return self._forward(first - DAY if self.manner.first_day_counted else first, length, asked)

    def _forward(self, day: date, length: Length, asked: set[date]) -> date:
        """So much later than a day that is itself already past."""
        if months := _months(length):
            return months_after(day, months)
        if length.unit is Unit.WORKING_DAYS:
            return self._working(day, length.amount, asked)
        return day + length.amount * DAY

    def _working(self, day: date, days: int, asked: set[date]) -> date:
        while days:
            day += DAY
            asked.add(day)
            days -= self.calendar.works(day)
        return day

    def _standing_still(self, begin: date, resume: date, length: Length, asked: set[date]) -> int:
        if length.unit is not Unit.WORKING_DAYS:
            return (resume - begin).days
        days = [begin + n * DAY for n in range((resume - begin).days)]
        asked.update(days)
        return sum(self.calendar.works(day) for day in days)

    def _rolled(self, last: date, asked: set[date]) -> date:
        if not self.manner.rolls:
            return last
        asked.add(last)
        while not self.calendar.works(last):
            last += DAY
            asked.add(last)
        return last


def _adds_up(length: Length, more: Length) -> bool:
    return length.unit is more.unit or bool(_months(length) and _months(more))


def _sum(length: Length, more: Length) -> Length:
    if length.unit is more.unit:
        return replace(length, amount=length.amount + more.amount)
    return Length(_months(length) + _months(more), Unit.MONTHS)
