"""Offices: who they are and what a post in them may see, as the law pack says."""

from functools import cache

from tutash.kernel import law


def office(code: str) -> law.Office:
    return offices()[code]


@cache
def offices() -> dict[str, law.Office]:
    return {office.code: office for office in law.offices()}
