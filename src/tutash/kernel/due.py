"""Dates as they stand in lists and forms, and how a due date stands to now: in words, so that no colour is needed."""

from datetime import date, datetime, timedelta
from typing import Final, Literal

from tutash.kernel import clock, dates
from tutash.kernel.text import Text

Urgency = Literal["overdue", "today", "soon", "later"]
SOON: Final = 3  # days


def short_date(day: date) -> str:
    """01.03.2026, as it is written on paper in all three languages."""
    return f"{wall(day):%d.%m.%Y}"


def long_date(day: date) -> Text:
    """1 March 2026 · 1 марта 2026 года · 2026-жылдын 1-марты."""
    return dates.day(wall(day))


def short_moment(at: datetime) -> str:
    """01.03.2026 14:30, on the wall clocks of the country."""
    return f"{clock.local(at):%d.%m.%Y %H:%M}"


def wall(day: date) -> date:
    """The date in the country, when a moment is given."""
    return clock.local(day).date() if isinstance(day, datetime) else day


def last_day(due: datetime) -> date:
    """The last day in time: what is due before midnight is due on the day that ends."""
    return (clock.local(due) - timedelta(microseconds=1)).date()


def days_left(due: datetime, now: datetime) -> int:
    return (last_day(due) - clock.local(now).date()).days


def urgency(due: datetime, now: datetime) -> Urgency:
    """`due` is exclusive: from that moment on it is overdue."""
    if now >= due:
        return "overdue"
    days = days_left(due, now)
    return "today" if days == 0 else "soon" if days <= SOON else "later"


def due_words(due: datetime, now: datetime) -> Text:
    """ "overdue by 3 days", "today", "today by 14:30", "tomorrow", "in 5 days"."""
    if now >= due:
        return _overdue(due, now)
    days = days_left(due, now)
    if days == 0:
        return _today(due)
    if days == 1:
        return Text("tomorrow", "завтра", "эртең")
    return Text("in {n}", "через {n}", "{n}дөн кийин").format(n=dates.amount(days, "days"))


def ends_with_a_day(due: datetime) -> bool:
    """Whether the term is counted in days: it ends at a midnight, not at an hour."""
    by = clock.local(due)
    return (by.hour, by.minute) == (0, 0)


def _today(due: datetime) -> Text:
    if ends_with_a_day(due):
        return Text("today", "сегодня", "бүгүн")
    return Text("today by {t}", "сегодня до {t}", "бүгүн, саат {t}").format(t=f"{clock.local(due):%H:%M}")


def _overdue(due: datetime, now: datetime) -> Text:
    """Of a term in days, the days after the last one; of a term in hours, the time that has passed."""
    hours = int((now - due).total_seconds() // 3600)
    if ends_with_a_day(due):
        length = dates.amount(-days_left(due, now), "days")
    elif hours < 1:
        return Text("overdue, under an hour", "просрочено, менее часа", "мөөнөтү өткөнүнө бир сааттан аз болду")
    else:
        length = dates.amount(hours, "hours") if hours < 48 else dates.amount(hours // 24, "days")
    return Text("overdue by {n}", "просрочено на {n}", "мөөнөтү {n} мурун өттү").format(n=length)
