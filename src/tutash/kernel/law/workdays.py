"""Working days: weekends, and what the decrees of each year say beyond them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal, Self

from pydantic import Field, model_validator

from tutash.kernel.law.shapes import ORIGIN, Origin, Words
from tutash.kernel.text import Text

NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
WEEKEND: tuple[Weekday, ...] = ("saturday", "sunday")  # of a year without a decree, which is then said
_DAY_OFF = {
    "saturday": Text("Saturday", "суббота", "ишемби"),
    "sunday": Text("Sunday", "воскресенье", "жекшемби"),
}
_WEEKLY = Text("weekly day off", "выходной день", "дем алыш күн")


class Day(Origin):
    """A day that the decree makes a day off, or a working day."""

    title: Words

    @model_validator(mode="before")
    @classmethod
    def _words_beside_origin(cls, raw: Any) -> Any:
        if isinstance(raw, dict) and "title" not in raw:
            words = {key: raw[key] for key in ("en", "ru", "ky") if key in raw}
            return {**{key: value for key, value in raw.items() if key not in words}, "title": words}
        return raw


class Year(Origin):
    """The working days of one year."""

    year: int = Field(ge=1900, le=2200)
    weekend: tuple[Weekday, ...] = WEEKEND
    non_working: dict[date, Day] = {}
    working: dict[date, Day] = {}
    title: Words | None = None

    @model_validator(mode="before")
    @classmethod
    def _days_know_their_origin(cls, raw: Any) -> Any:
        if not isinstance(raw, dict):
            return raw
        said = {key: raw[key] for key in ORIGIN if key in raw and key != "note"}

        def with_origin(days: Any) -> Any:
            if not isinstance(days, dict):
                return days
            return {day: {**said, **row} if isinstance(row, dict) else row for day, row in days.items()}

        return {key: with_origin(value) if key in ("non_working", "working") else value for key, value in raw.items()}

    @model_validator(mode="after")
    def _sensible(self) -> Self:
        for day in (*self.non_working, *self.working):
            if day.year != self.year:
                raise ValueError(f"{day} is not a day of {self.year}")
        if both := self.non_working.keys() & self.working.keys():
            raise ValueError(f"{min(both)} can not be a working day and a day off")
        if len(self.non_working) + 2 * len(self.weekend) > 200:
            raise ValueError("hardly any working day is left")
        return self


@dataclass(frozen=True, slots=True)
class Calendar:
    """All years that the pack knows."""

    years: Mapping[int, Year]
    estimated: frozenset[date]  # days off that are not certain, and their neighbours: the moon may move a feast by one

    @classmethod
    def of(cls, years: Iterable[Year]) -> Self:
        known = {year.year: year for year in years}
        doubtful = [
            day
            for year in known.values()
            for day, row in (*year.non_working.items(), *year.working.items())
            if row.unverified and not year.unverified
        ]
        return cls(known, frozenset(day + timedelta(days=n) for day in doubtful for n in (-1, 0, 1)))

    def listed(self, year: int) -> bool:
        return year in self.years

    def works(self, day: date) -> bool:
        year = self.years.get(day.year)
        if year is None:
            return NAMES[day.weekday()] not in WEEKEND
        if day in year.non_working:
            return False
        return NAMES[day.weekday()] not in year.weekend or day in year.working

    def why_not(self, day: date) -> Text:
        """Why a day is not a working day."""
        year = self.years.get(day.year)
        if year and day in year.non_working:
            return year.non_working[day].title
        return _DAY_OFF.get(NAMES[day.weekday()], _WEEKLY)

    def doubts(self, asked: Iterable[date]) -> tuple[str, ...]:
        """What is not verified of the days asked: a year, or an estimated day off."""
        found: dict[str, None] = {}
        for day in sorted(asked):
            year = self.years.get(day.year)
            if year is None or year.unverified:
                found[f"calendar {day.year}"] = None
            elif day in self.estimated:
                found[f"calendar {day}"] = None
        return tuple(found)

    def confidences(self, asked: Iterable[date]) -> list[str]:
        """How sure the calendar of each year asked is."""
        years = {day.year for day in asked}
        return [self.years[year].confidence if year in self.years else "GK-L" for year in years]
