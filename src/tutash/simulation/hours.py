"""When people of the simulation work, and at what hour things happen to them."""

from datetime import date, datetime, time, timedelta
from random import Random
from typing import Final, Literal

from tutash.kernel import law
from tutash.kernel.dates import ZONE

Hours = Literal["any", "day", "evening", "night"]

OPENS: Final = time(9)
CLOSES: Final = time(18)
_SPAN: Final[dict[Hours, tuple[int, int]]] = {"any": (0, 24), "day": (8, 20), "evening": (17, 25), "night": (21, 30)}


def at(day: date, hour: float) -> datetime:
    """A moment of a day by the wall clock: 25.5 is half past one of the next night."""
    return datetime.combine(day, time(), ZONE) + timedelta(minutes=int(hour * 60))


def of_incident(rng: Random, day: date, hours: Hours) -> datetime:
    """When on this day something happens."""
    first, last = _SPAN[hours]
    return at(day, rng.uniform(first, last))


def in_office(rng: Random, moment: datetime) -> datetime:
    """This moment if it lies in office hours, else some time in the first hours of the next working day."""
    day = moment.astimezone(ZONE).date()
    open_, close = at(day, OPENS.hour), at(day, CLOSES.hour)
    if law.works(day) and open_ <= moment < close:
        return moment
    if moment >= open_:
        day += timedelta(days=1)
    while not law.works(day):
        day += timedelta(days=1)
    return at(day, OPENS.hour) + timedelta(minutes=rng.randrange(5, 150))
