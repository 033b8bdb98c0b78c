"""The only place that asks what time it is: the database server answers."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import connection

_simulated: ContextVar[datetime | None] = ContextVar("simulated", default=None)
_still: ContextVar[list[datetime] | None] = ContextVar("still", default=None)


def now() -> datetime:
    """The server's time, with its zone."""
    if moment := _simulated.get():
        return moment
    still = _still.get()
    if still:
        return still[0]
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        moment = cursor.fetchone()[0]
    assert isinstance(moment, datetime)
    if still is not None:
        still.append(moment)
    return moment


@contextmanager
def still() -> Iterator[None]:
    """Let what is only shown be shown as of one moment, for which the database is asked once. No act happens inside."""
    token = _still.set([])
    try:
        yield
    finally:
        _still.reset(token)


def local(moment: datetime) -> datetime:
    """The same moment on the wall clocks of the country."""
    return moment.astimezone(ZoneInfo(settings.TIME_ZONE))


def today_here() -> date:
    """The day on this machine's own clock, for commands that have no database; no act is ever dated by it."""
    return local(datetime.fromtimestamp(time.time(), UTC)).date()


@contextmanager
def simulated(moment: datetime) -> Iterator[None]:
    """Let acts of tests and of the demo's past happen at `moment`. Production refuses."""
    if not settings.SIMULATION:
        raise PermissionError("The clock can be simulated only where SIMULATION is on: tests and the demo.")
    token = _simulated.set(moment)
    try:
        yield
    finally:
        _simulated.reset(token)
