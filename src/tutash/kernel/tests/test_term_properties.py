"""What is true of every term, whatever the dates; oracles that count on their fingers."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from tutash.kernel import dates
from tutash.kernel.law.workdays import Calendar, Year
from tutash.kernel.terms import Length, Manner, Unit, age_on, end_of, months_after

DAY = timedelta(days=1)
enough = settings(max_examples=60, deadline=None)
FEAST = {"en": "a feast", "ru": "праздник", "ky": "майрам"}
days = st.dates(date(1998, 1, 1), date(2060, 12, 31))
moments = st.datetimes(datetime(1998, 1, 1), datetime(2060, 12, 31)).map(dates.local)  # noqa: DTZ001 Bishkek's own
whole_days = st.sampled_from([Unit.SUTKI, Unit.DAYS, Unit.WORKING_DAYS, Unit.MONTHS, Unit.YEARS])
lengths = st.builds(Length, st.integers(1, 40), whole_days)
manners = st.builds(Manner, rolls=st.booleans(), first_day_counted=st.booleans())


def _year(year: int, feasts: set[int], moved: set[int]) -> Year:
    first = date(year, 1, 1)
    off = {first + n * DAY: FEAST for n in feasts}
    on = {first + n * DAY: FEAST for n in moved - feasts}
    return Year.model_validate(
        {"year": year, "ref": None, "confidence": "GK-H", "status": "unverified", "non_working": off, "working": on}
    )


numbers = st.sets(st.integers(0, 364), max_size=30)
calendars = st.builds(
    lambda feasts, moved, years: Calendar.of(_year(year, feasts, moved) for year in years),
    numbers,
    numbers,
    st.sets(st.integers(1998, 2062), max_size=8),
)


@enough
@given(days, st.integers(0, 600))
def test_months_agree_with_an_oracle_that_walks(day: date, months: int) -> None:
    at, left = day.replace(day=1), months
    while left:
        at = (at + 31 * DAY).replace(day=1)
        left -= 1
    while at.day < day.day and (at + DAY).month == at.month:
        at += DAY
    assert months_after(day, months) == at


@enough
@given(days, st.integers(1, 400), st.integers(1, 400))
def test_months_are_clamped_by_the_day_of_the_anchor_only(day: date, one: int, two: int) -> None:
    end = months_after(day, one + two)
    assert end.day == day.day or (end + DAY).day == 1
    assert months_after(months_after(day, one), two) <= end


@enough
@given(lengths, moments, moments, manners, calendars)
def test_who_begins_later_never_ends_earlier(
    length: Length, one: datetime, other: datetime, manner: Manner, calendar: Calendar
) -> None:
    first, second = sorted((one, other))
    assert end_of(length, first, manner, calendar).due <= end_of(length, second, manner, calendar).due


@enough
@given(lengths, moments, manners, calendars)
def test_a_longer_term_never_ends_earlier(length: Length, start: datetime, manner: Manner, calendar: Calendar) -> None:
    longer = Length(length.amount + 1, length.unit)
    assert end_of(length, start, manner, calendar).due <= end_of(longer, start, manner, calendar).due


@enough
@given(lengths, moments, manners, calendars)
def test_a_term_in_days_ends_at_midnight_after_its_last_day(
    length: Length, start: datetime, manner: Manner, calendar: Calendar
) -> None:
    found = end_of(length, start, manner, calendar)
    assert found.due == dates.midnight(found.last_day + DAY)
    assert found.due > start


@enough
@given(lengths, moments, calendars, st.booleans())
def test_a_term_that_rolls_ends_on_the_first_working_day(
    length: Length, start: datetime, calendar: Calendar, counted: bool
) -> None:
    plain = end_of(length, start, Manner(first_day_counted=counted), calendar).last_day
    rolled = end_of(length, start, Manner(rolls=True, first_day_counted=counted), calendar).last_day
    assert calendar.works(rolled)
    assert not any(calendar.works(plain + n * DAY) for n in range((rolled - plain).days))


@enough
@given(st.integers(1, 60), moments, calendars)
def test_working_days_agree_with_an_oracle_that_lists_them(amount: int, start: datetime, calendar: Calendar) -> None:
    first = start.date()
    working = [day for n in range(1, 400) if calendar.works(day := first + n * DAY)]
    assert end_of(Length(amount, Unit.WORKING_DAYS), start, Manner(), calendar).last_day == working[amount - 1]


@enough
@given(st.integers(1, 60), moments, calendars)
def test_working_days_counted_back_leave_that_many_before_the_anchor(
    amount: int, anchor: datetime, calendar: Calendar
) -> None:
    due = end_of(Length(amount, Unit.WORKING_DAYS), anchor, Manner(backwards=True), calendar).due
    assert sum(calendar.works(due.date() + n * DAY) for n in range((anchor.date() - due.date()).days)) == amount


dated = st.sampled_from([Unit.SUTKI, Unit.DAYS, Unit.MONTHS, Unit.YEARS])


@enough
@given(st.builds(Length, st.integers(1, 40), dated), moments, st.integers(0, 300), st.integers(0, 900), calendars)
def test_a_stop_adds_exactly_its_days(
    length: Length, start: datetime, after: int, stopped: int, calendar: Calendar
) -> None:
    plain = end_of(length, start, Manner(), calendar).last_day
    begin = dates.midnight(start.date() + (1 + after % (plain - start.date()).days) * DAY)
    pause = (begin, begin + stopped * DAY)
    assert end_of(length, start, Manner(), calendar, stopped=[pause]).last_day == plain + stopped * DAY


@enough
@given(st.integers(1, 500), moments, st.integers(0, 99), st.timedeltas(timedelta(0), timedelta(days=400)))
def test_a_stop_adds_exactly_its_hours(hours: int, start: datetime, percent: int, stopped: timedelta) -> None:
    calendar, length = Calendar.of(()), Length(hours, Unit.HOURS)
    plain = end_of(length, start, Manner(), calendar).due
    begin = start.astimezone(UTC) + timedelta(hours=hours) * percent / 100
    found = end_of(length, start, Manner(), calendar, stopped=[(begin, begin + stopped)]).due
    assert _apart(plain, found) == stopped


@enough
@given(st.integers(1, 10_000), moments)
def test_hours_are_the_same_on_any_clock(hours: int, start: datetime) -> None:
    due = end_of(Length(hours, Unit.HOURS), start, Manner(), Calendar.of(())).due
    assert _apart(start, due) == timedelta(hours=hours)


def _apart(begin: datetime, end: datetime) -> timedelta:
    return end.astimezone(UTC) - begin.astimezone(UTC)


@enough
@given(st.dates(date(1900, 1, 1), date(2026, 12, 31)), st.integers(0, 40_000))
def test_age_agrees_with_an_oracle_that_counts_birthdays(birth: date, later: int) -> None:
    day = birth + later * DAY
    age = 0
    while _birthday(birth, age + 1) < day:
        age += 1
    assert age_on(birth, day) == age


def _birthday(birth: date, age: int) -> date:
    try:
        return birth.replace(year=birth.year + age)
    except ValueError:
        return date(birth.year + age, 2, 28)


@enough
@given(st.dates(date(1900, 1, 1), date(2026, 12, 31)), st.integers(0, 40_000))
def test_nobody_grows_younger(birth: date, later: int) -> None:
    day = birth + later * DAY
    assert age_on(birth, day + DAY) - age_on(birth, day) in (0, 1)


@enough
@given(lengths, moments, manners)
def test_days_off_are_asked_of_the_calendar_that_is_there(length: Length, start: datetime, manner: Manner) -> None:
    found = end_of(length, start, manner, Calendar.of(()))
    said = {year for year in {day.year for day in found.asked} if any(str(year) in step.en for step in found.steps)}
    assert said == {day.year for day in found.asked}
    assert bool(found.asked) == (manner.rolls or length.unit is Unit.WORKING_DAYS)
