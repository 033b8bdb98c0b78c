"""Who and what the tests of the register of crimes speak of. All names are invented."""

from datetime import date
from typing import Any

from tutash.institutions.crimes.acts.check import AssignOfficer, OpenCase
from tutash.institutions.crimes.acts.journal import RecordInJournal, RegisterCrime
from tutash.institutions.crimes.kinds import Channel
from tutash.kernel.testing import World
from tutash.registers.charges.asked import Offence

WORDS = "Неизвестное лицо, разбив окно, похитило из дома телевизор и ноутбук."
INVESTIGATOR = "police.investigator"


def report(**changes: Any) -> RecordInJournal:
    return RecordInJournal(**{"channel": Channel.ORAL, "narrative": WORDS, **changes})


def theft(day: date = date(2026, 3, 1), charge: str = "uk-2021:205/2", **changes: Any) -> Offence:
    return Offence(charge=charge, day=day, **changes)


def registered(world: World, **changes: Any) -> World:
    """A report in the register of crimes; nobody is in charge of it yet but who took it in."""
    world.act(report(**changes), "duty_officer")
    world.act(RegisterCrime(), "duty_officer")
    return world


def in_check(world: World, **changes: Any) -> World:
    """A registered report in the hands of an investigator."""
    registered(world, **changes)
    world.post("investigator")
    world.act(AssignOfficer(officer=INVESTIGATOR), "head_of_unit")
    return world


def opened(world: World, *offences: Offence, **changes: Any) -> World:
    """An open case under investigation."""
    in_check(world, **changes)
    world.act(OpenCase(narrative=WORDS, offences=offences or (theft(),)), "investigator")
    return world
