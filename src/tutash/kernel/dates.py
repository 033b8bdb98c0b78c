"""Dates and lengths of time in the words of three languages."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from tutash.kernel.text import Text

ZONE = ZoneInfo("Asia/Bishkek")
_MONTHS = (
    ("January", "января", "январы"),
    ("February", "февраля", "февралы"),
    ("March", "марта", "марты"),
    ("April", "апреля", "апрели"),
    ("May", "мая", "майы"),
    ("June", "июня", "июну"),
    ("July", "июля", "июлу"),
    ("August", "августа", "августу"),
    ("September", "сентября", "сентябры"),
    ("October", "октября", "октябры"),
    ("November", "ноября", "ноябры"),
    ("December", "декабря", "декабры"),
)

# unit -> (English one, many; Russian one, few, many; Kyrgyz, which does not change after a number)
_NAMES = {
    "hours": ("hour", "hours", "час", "часа", "часов", "саат"),
    "sutki": ("full day (сутки)", "full days (сутки)", "сутки", "суток", "суток", "сутка"),
    "days": ("day", "days", "день", "дня", "дней", "күн"),
    "working_days": ("working day", "working days", "рабочий день", "рабочих дня", "рабочих дней", "жумуш күнү"),
    "months": ("month", "months", "месяц", "месяца", "месяцев", "ай"),
    "years": ("year", "years", "год", "года", "лет", "жыл"),
}


def local(moment: datetime) -> datetime:
    """The same moment on the clocks of Bishkek; a time without a zone is Bishkek's already."""
    return moment.astimezone(ZONE) if moment.tzinfo else moment.replace(tzinfo=ZONE)


def midnight(day: date) -> datetime:
    """The first moment of a day in Bishkek."""
    return datetime.combine(day, time(), ZONE)


def day(day: date) -> Text:
    """A date as it is written in a decree."""
    en, ru, ky = _MONTHS[day.month - 1]
    number, year = day.day, day.year
    return Text(f"{number} {en} {year}", f"{number} {ru} {year} года", f"{year}-жылдын {number}-{ky}")


def moment(moment: datetime) -> Text:
    """A date and an hour in Bishkek; seconds only where there are any."""
    here = local(moment)
    clock = here.strftime("%H:%M:%S" if here.second else "%H:%M")
    words = day(here.date())
    return Text(f"{words.en}, {clock}", f"{words.ru}, {clock}", f"{words.ky}, {clock}")


def amount(number: int, unit: str) -> Text:
    """A number of hours, days, months: `amount(2, "months")` is "2 months", "2 месяца", "2 ай"."""
    one, many, ru_one, ru_few, ru_many, ky = _NAMES[unit]
    return Text(
        f"{number} {one if number == 1 else many}",
        f"{number} {_russian(number, ru_one, ru_few, ru_many)}",
        f"{number} {ky}",
    )


def _russian(number: int, one: str, few: str, many: str) -> str:
    if number % 10 == 1 and number % 100 != 11:
        return one
    if number % 10 in (2, 3, 4) and number % 100 not in (12, 13, 14):
        return few
    return many
