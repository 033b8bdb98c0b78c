"""Stories that several tests begin with: a report, a case, a case in investigation."""

from typing import Any

from tutash.kernel.acts import ACTS, Act
from tutash.kernel.models import Entry, Post
from tutash.kernel.testing import World

THEFT = {"charge": "uk-2021:205/2", "day": "2026-03-01"}


def said(code: str, **fields: Any) -> Act:
    """An act as a form or a program would say it."""
    return ACTS[code].model_validate(fields)


def do(world: World, code: str, by: str | Post = "", **fields: Any) -> Entry:
    return world.act(said(code, **fields), by)


def reported(world: World) -> Entry:
    """A theft is reported by telephone."""
    return do(world, "journal.recorded", channel="call_102", narrative="Украден велосипед.", anonymous=True)


def registered(world: World) -> Entry:
    reported(world)
    return do(world, "crime.registered")


def investigated(world: World) -> Entry:
    """The theft is in the register, an investigator is in charge, the case is opened."""
    registered(world)
    do(world, "case.assigned", officer=world.post("investigator").code)
    return do(world, "case.opened", narrative="Кража установлена.", offences=[THEFT])
