"""Terms: named cases, one table for each way of counting."""

from datetime import UTC, date, datetime

import pytest

from tutash.kernel import dates, term_steps
from tutash.kernel.law.workdays import Calendar, Year
from tutash.kernel.terms import End, Length, Manner, Uncountable, Unit, age_on, end_of, months_after

MARCH_8 = {"en": "Women's Day", "ru": "Женский день", "ky": "Аялдар күнү"}
CALENDAR = Calendar.of(
    Year.model_validate(
        {
            "year": year,
            "ref": None,
            "source": ["test"],
            "confidence": "M",
            "status": "verified_secondary",
            "non_working": {date(year, 3, 8): MARCH_8, date(year, 3, 9): MARCH_8},
            "working": {date(year, 2, 28): MARCH_8},
        }
    )
    for year in (2024, 2025, 2026)
)
ROLLS = Manner(rolls=True)


def moment(text: str) -> datetime:
    return dates.local(datetime.fromisoformat(text))


def end(length: str, start: str, manner: Manner = ROLLS, more: str = "", stopped: str = "") -> End:
    """The end of "2 months" from a moment, extended by lengths, stopped in pairs "a/b c/d"."""
    pauses = [tuple(moment(each) for each in pause.split("/")) for pause in stopped.split()]
    extended = [_length(each) for each in more.split(",") if each]
    return end_of(
        _length(length), moment(start), manner, CALENDAR, extended=extended, stopped=[(a, b) for a, b in pauses]
    )


def _length(words: str) -> Length:
    number, unit = words.split()
    return Length(int(number), Unit(unit))


WHOLE_DAYS = {
    "the day of the event is not counted": ("10 sutki", "2026-02-02T09:00", "2026-02-12"),
    "the last minute of a day counts as the whole day": ("3 days", "2026-02-02T23:59", "2026-02-05"),
    "a Sunday moves to Monday": ("3 sutki", "2026-01-15", "2026-01-19"),
    "a Saturday moves to Monday": ("2 sutki", "2026-01-15", "2026-01-19"),
    "a Saturday made a working day stays": ("2 sutki", "2026-02-26", "2026-02-28"),
    "Sunday, then two days off": ("1 days", "2026-03-06", "2026-03-10"),
    "over the end of the year": ("5 days", "2024-12-29", "2025-01-03"),
    "over the leap day": ("2 days", "2024-02-28", "2024-03-01"),
    "five working days over a weekend": ("5 working_days", "2026-01-14", "2026-01-21"),
    "working days over days off and a moved Saturday": ("3 working_days", "2026-02-26", "2026-03-02"),
    "working days from a Sunday begin on Monday": ("1 working_days", "2026-01-18", "2026-01-19"),
    "two months to the same number": ("2 months", "2026-02-17", "2026-04-17"),
    "a month from the 31st ends on the last day": ("1 months", "2025-12-31", "2026-02-02"),
    "a month from the 31st of January": ("1 months", "2024-01-31", "2024-02-29"),
    "two months from the 31st of January keep the 31st": ("2 months", "2025-01-31", "2025-03-31"),
    "a month from the 29th of February": ("1 months", "2024-02-29", "2024-03-29"),
    "a year from the leap day": ("1 years", "2024-02-29", "2025-02-28"),
    "twelve months over the end of the year": ("12 months", "2024-11-15", "2025-11-17"),
}


@pytest.mark.parametrize(("length", "start", "last"), WHOLE_DAYS.values(), ids=WHOLE_DAYS)
def test_whole_days(length: str, start: str, last: str) -> None:
    found = end(length, start)
    assert found.last_day == date.fromisoformat(last)
    assert found.due == dates.midnight(date.fromisoformat(last) + (date(2000, 1, 2) - date(2000, 1, 1)))


def test_a_day_is_counted_in_bishkek_and_not_where_the_server_stands() -> None:
    utc = datetime(2026, 2, 1, 20, 30, tzinfo=UTC)  # half past two in the night of the second in Bishkek
    assert end_of(Length(1, Unit.DAYS), utc, Manner(), CALENDAR).last_day == date(2026, 2, 3)


HOURS = {
    "forty-eight hours over a weekend": ("48 hours", "2026-01-17T14:30", "2026-01-19T14:30"),
    "an hour before midnight": ("2 hours", "2026-01-17T23:30", "2026-01-18T01:30"),
    "the night of February in a leap year": ("24 hours", "2024-02-28T22:00", "2024-02-29T22:00"),
    "the clocks of 2004 went back in the night": ("24 hours", "2004-10-30T12:00", "2004-10-31T11:00"),
    "the clocks of 2004 went forward in the night": ("24 hours", "2004-03-27T12:00", "2004-03-28T13:00"),
}


@pytest.mark.parametrize(("length", "start", "due"), HOURS.values(), ids=HOURS)
def test_hours_are_absolute_time(length: str, start: str, due: str) -> None:
    assert end(length, start).due == moment(due)


def test_hours_never_move_to_a_working_day() -> None:
    assert end("48 hours", "2026-01-16T14:30", ROLLS).due == moment("2026-01-18T14:30")


def test_immediately_is_the_moment_itself() -> None:
    found = end("0 immediately", "2026-01-17T14:30")
    assert found.due == moment("2026-01-17T14:30")
    assert term_steps.AT_ONCE in found.steps


FIRST_DAY = {
    "days begin on the day itself": ("10 sutki", "2026-02-02", "2026-02-11"),
    "a month ends the day before": ("2 months", "2026-01-15", "2026-03-14"),
    "a month from the first is that month": ("1 months", "2026-03-01", "2026-03-31"),
    "a clamped month loses no second day": ("1 months", "2025-01-31", "2025-02-28"),
    "working days begin on the day itself": ("2 working_days", "2026-01-15", "2026-01-16"),
}


@pytest.mark.parametrize(("length", "start", "last"), FIRST_DAY.values(), ids=FIRST_DAY)
def test_where_the_first_day_counts(length: str, start: str, last: str) -> None:
    assert end(length, start, Manner(first_day_counted=True)).last_day == date.fromisoformat(last)


EXTENDED = {
    "months add to months before they are counted": ("2 months", "2024-12-31", "1 months", "2025-03-31"),
    "a year and months are months": ("1 years", "2024-02-29", "3 months", "2025-05-29"),
    "days after months": ("2 months", "2026-01-15", "10 days", "2026-03-25"),
    "twice": ("2 months", "2026-01-15", "1 months,1 months", "2026-05-15"),
    "working days after days": ("10 days", "2026-01-05", "2 working_days", "2026-01-19"),
}


@pytest.mark.parametrize(("length", "start", "more", "last"), EXTENDED.values(), ids=EXTENDED)
def test_extended(length: str, start: str, more: str, last: str) -> None:
    assert end(length, start, Manner(), more).last_day == date.fromisoformat(last)


HOURS_EXTENDED = {
    "by hours": ("48 hours", "24 hours", "2026-01-18T10:00"),
    "by days of twenty-four hours": ("48 hours", "2 sutki", "2026-01-19T10:00"),
    "by both": ("48 hours", "1 days,1 hours", "2026-01-18T11:00"),
}


@pytest.mark.parametrize(("length", "more", "due"), HOURS_EXTENDED.values(), ids=HOURS_EXTENDED)
def test_hours_extended(length: str, more: str, due: str) -> None:
    found = end(length, "2026-01-15T10:00", more=more)
    assert found.due == moment(due)
    assert sum(step.en.startswith("Extended by") for step in found.steps) == len(more.split(","))


def test_hours_that_end_at_midnight_end_on_the_day_before() -> None:
    assert end("14 hours", "2026-01-15T10:00").last_day == date(2026, 1, 15)
    assert end("15 hours", "2026-01-15T10:00").last_day == date(2026, 1, 16)


STOPPED = {
    "ten days are added": ("2 months", "2026-01-15", "2026-02-01/2026-02-11", "2026-03-25"),
    "twice": ("2 months", "2026-01-15", "2026-02-01/2026-02-11 2026-03-01/2026-03-06", "2026-03-30"),
    "overlapping stops": ("9 days", "2026-01-01", "2026-01-05/2026-01-15 2026-01-10/2026-01-20", "2026-01-25"),
    "a stop on the last day still counts": ("10 days", "2026-01-05", "2026-01-15/2026-01-18", "2026-01-18"),
    "a stop after the end changes nothing": ("10 days", "2026-01-05", "2026-01-16/2026-01-18", "2026-01-15"),
    "a stop counts from the beginning of the term": ("10 days", "2026-01-05", "2026-01-01/2026-01-07", "2026-01-17"),
    "a stop wholly before the beginning": ("10 days", "2026-01-05", "2026-01-01/2026-01-03", "2026-01-15"),
    "an hour of one day is no day": ("10 days", "2026-01-05", "2026-01-07T10:00/2026-01-07T15:00", "2026-01-15"),
    "working days that stood still": ("5 working_days", "2026-01-14", "2026-01-15/2026-01-19", "2026-01-23"),
}  # fmt: skip


@pytest.mark.parametrize(("length", "start", "stopped", "last"), STOPPED.values(), ids=STOPPED)
def test_stopped_time_is_added(length: str, start: str, stopped: str, last: str) -> None:
    assert end(length, start, Manner(), stopped=stopped).last_day == date.fromisoformat(last)


def test_stopped_hours_are_added_to_the_minute() -> None:
    found = end("48 hours", "2026-01-15T10:00", stopped="2026-01-15T12:00/2026-01-15T12:45")
    assert found.due == moment("2026-01-17T10:45")
    assert found.steps[2].en == "Stopped from 15 January 2026, 12:00 to 15 January 2026, 12:45; this time is added."


def test_a_stop_at_the_very_end_of_hours_changes_nothing() -> None:
    found = end("2 hours", "2026-01-15T10:00", stopped="2026-01-15T12:00/2026-01-15T13:00")
    assert found.due == moment("2026-01-15T12:00")
    assert found.steps[2] == term_steps.stopped_too_late(moment("2026-01-15T12:00"))


BACK = {
    "five days before the end of custody": ("5 sutki", "2026-03-21", "2026-03-16T00:00"),
    "the time of day stays": ("5 sutki", "2026-03-15T10:00", "2026-03-10T10:00"),
    "a month before the 31st": ("1 months", "2026-03-31", "2026-02-28T00:00"),
    "working days must be left whole": ("2 working_days", "2026-01-19T10:00", "2026-01-15T00:00"),
    "hours": ("3 hours", "2026-01-19T01:00", "2026-01-18T22:00"),
}


@pytest.mark.parametrize(("length", "anchor", "due"), BACK.values(), ids=BACK)
def test_counted_back(length: str, anchor: str, due: str) -> None:
    assert end(length, anchor, Manner(backwards=True, rolls=True)).due == moment(due)


UNCOUNTABLE = {
    "a year that nobody means": ("1 days", "0205-01-01", "", ""),
    "beyond the calendar": ("10000 years", "2026-01-01", "", ""),
    "hours added to months": ("1 months", "2026-01-01", "5 hours", ""),
    "months added to hours": ("5 hours", "2026-01-01", "1 months", ""),
    "resumed before it was stopped": ("5 days", "2026-01-01", "", "2026-01-03/2026-01-02"),
}


@pytest.mark.parametrize(("length", "start", "more", "stopped"), UNCOUNTABLE.values(), ids=UNCOUNTABLE)
def test_what_can_not_be_counted_is_refused(length: str, start: str, more: str, stopped: str) -> None:
    with pytest.raises(Uncountable):
        end(length, start, ROLLS, more, stopped)


def test_a_term_counted_back_can_not_be_extended() -> None:
    with pytest.raises(Uncountable):
        end("5 days", "2026-01-01", Manner(backwards=True), "1 days")


def test_a_year_without_a_decree_is_said_to_be_unverified() -> None:
    found = end("5 days", "2031-03-03")
    assert found.last_day == date(2031, 3, 10)  # a Saturday, and nothing is known of the 8th of March 2031
    assert term_steps.no_calendar(2031) in found.steps


def test_every_step_speaks_three_languages() -> None:
    found = end("1 months", "2025-12-31", ROLLS, "10 days", "2026-01-05/2026-01-08")
    assert [step.en for step in found.steps] == [
        "Start: 31 December 2025, 00:00.",
        "Length: 1 month.",
        "The day of the event is not counted; the first day is 1 January 2026.",
        "Extended by 10 days.",
        "Stopped on 5 January 2026, resumed on 8 January 2026: 3 days added.",
        "Last day: 13 February 2026, until 24:00.",
    ]
    for step in found.steps:
        assert step.ru.strip() and step.ky.strip() and len({step.en, step.ru, step.ky}) == 3


def test_a_day_off_is_named_with_the_day_that_takes_its_place() -> None:
    assert end("5 days", "2026-03-03").steps[3].en == (
        "8 March 2026 is not a working day (Women's Day); the term ends on the next working day, 10 March 2026."
    )
    assert "(Sunday)" in end("3 days", "2026-01-15").steps[3].en


def test_the_calendar_is_asked_of_each_day_that_matters_and_of_no_other() -> None:
    assert end("5 days", "2026-03-03").asked == {date(2026, 3, day) for day in (8, 9, 10)}
    assert end("2 working_days", "2026-01-15").asked == {date(2026, 1, day) for day in range(16, 20)}
    assert end("48 hours", "2026-01-15T10:00").asked == frozenset()
    stopped = end("1 working_days", "2026-01-15", stopped="2026-01-16/2026-01-18").asked
    assert stopped == {date(2026, 1, day) for day in range(16, 20)}


AGES = {
    "the birthday itself does not count": ("2008-03-01", "2026-03-01", 17),
    "the day after does": ("2008-03-01", "2026-03-02", 18),
    "born on the leap day, 28 February": ("2008-02-29", "2026-02-28", 17),
    "born on the leap day, 1 March": ("2008-02-29", "2026-03-01", 18),
    "born on the leap day, in a leap year, on the day": ("2008-02-29", "2024-02-29", 15),
    "born on the leap day, in a leap year, the day after": ("2008-02-29", "2024-03-01", 16),
    "born on 1 March": ("2012-03-01", "2026-03-02", 14),
    "on the day of birth": ("2026-03-01", "2026-03-01", 0),
    "the first birthday": ("2025-03-01", "2026-03-01", 0),
    "over the end of the year": ("2009-12-31", "2026-01-01", 16),
}


@pytest.mark.parametrize(("birth", "day", "age"), AGES.values(), ids=AGES)
def test_an_age_is_reached_the_day_after_the_birthday(birth: str, day: str, age: int) -> None:
    assert age_on(date.fromisoformat(birth), date.fromisoformat(day)) == age


def test_nobody_has_an_age_before_birth() -> None:
    with pytest.raises(Uncountable):
        age_on(date(2026, 3, 2), date(2026, 3, 1))


def test_months_go_back_as_well() -> None:
    assert months_after(date(2026, 3, 31), -1) == date(2026, 2, 28)
    assert months_after(date(2026, 1, 15), -1) == date(2025, 12, 15)
