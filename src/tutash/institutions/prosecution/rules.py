"""Questions of law as pure functions: no database, no clock, no request."""

from collections.abc import Sequence
from typing import Final

GRAVITY: Final = ("small", "less_grave", "grave", "especially_grave")


def no_count_at_all(standing: int, added: Sequence[object]) -> bool:
    return standing == 0 and not added


def is_graver(new: str, old: str) -> bool | None:
    """Whether a qualification is graver than another; None where the gravity of one is not known.

    "grave", "small" -> True
    "small", "grave" -> False
    "grave", ""      -> None
    """
    if new not in GRAVITY or old not in GRAVITY:
        return None
    return GRAVITY.index(new) > GRAVITY.index(old)
