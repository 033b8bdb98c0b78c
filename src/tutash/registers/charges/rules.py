"""Questions about a qualification as pure functions."""

from collections.abc import Iterable
from datetime import date

GRAVITIES = ("small", "less_grave", "grave", "especially_grave")


def day_that_decides(first: date, last: date | None) -> date:
    """The day whose code applies: that of the act; of one that lasted, its last day.

    That the last day decides for a lasting offence is doctrine: no norm found.
    """
    return last or first


def gravest(gravities: Iterable[str]) -> str:
    """The gravest of the gravities named; empty when none is known.

    small, grave -> grave
    "", small    -> small
    """
    return max((g for g in gravities if g in GRAVITIES), key=GRAVITIES.index, default="")
