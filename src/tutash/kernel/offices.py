"""Offices: who they are and what a post in them may see, as the law pack says."""

from datetime import date
from functools import lru_cache

from tutash.kernel import law


def office(code: str) -> law.Office:
    return offices()[code]


def offices() -> dict[str, law.Office]:
    """Every office by its code, as its newest row has it."""
    return _offices(law.digest())


@lru_cache(maxsize=2)
def _offices(digest: str) -> dict[str, law.Office]:
    return {office.code: office for office in sorted(law.offices(), key=lambda office: office.since)}


def office_on(code: str, day: date) -> law.Office | None:
    """An office as it was on a day; None when there was none."""
    return next((office for office in law.offices(day) if office.code == code), None)
