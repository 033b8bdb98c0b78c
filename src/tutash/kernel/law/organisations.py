"""Agencies, their units and offices, and who investigates what: rows with the days on which they hold."""

from typing import Literal

from tutash.kernel.law.shapes import Code, Dated, Words


class Agency(Dated):
    """An agency of the state, for the days on which it exists."""

    code: Code
    title: Words
    short: Words | None = None
    number: str = ""  # in the numbers of cases
    parent: Code | None = None
    successor: Code | None = None
    investigates: bool = False
    inquiry: bool = False
    supervises: bool = False
    tries: bool = False


class Office(Dated):
    """An office, what its holder may see, and the agencies that have it."""

    code: Code
    title: Words
    agencies: tuple[Code, ...] = ()
    scope: Literal["own", "unit", "below", "supervised", "country"]
    may_export: bool = False
    see_shielded: bool = False


class Unit(Dated):
    """A unit of an agency, and its territory."""

    code: Code
    agency: Code
    parent: Code | None = None
    territory: str | None = None
    title: Words
    number: str = ""
    kind: Literal["central", "oblast", "city", "rayon", "other"] = "other"
    supervised_by: Code | None = None


class Jurisdiction(Dated):
    """Which agency investigates which articles, or crimes at which place or of which persons."""

    code: Code | None = None
    agency: Code | None = None
    articles: tuple[str, ...] = ()
    what: Words | None = None
    place: Code | None = None
    persons: tuple[Code, ...] = ()
    offices: tuple[Code, ...] = ()
