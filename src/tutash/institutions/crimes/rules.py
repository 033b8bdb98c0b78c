"""Questions of the register as pure functions: no database, no clock, no request."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import Final, Literal

# When a claimed moment needs a reason, and how far back it may lie: rules of keeping the register, not of law.
PROMPT: Final = timedelta(hours=24)
OLDEST_REPORT: Final = timedelta(days=365)
LONG_AFTER: Final = 365  # days between an offence and custody that make one doubt an old row
PHONE: Final = 9  # digits that tell subscribers of the country apart

Fault = Literal["future", "too_old", "reason_missing"]


def fault_of_claim(claimed: datetime, now: datetime, reason: str | None, oldest: timedelta) -> Fault | None:
    """What is wrong with a moment that an official claims for something done before it is entered.

    tomorrow                       -> future
    two hours ago                  -> nothing
    three days ago, no reason      -> reason_missing
    three days ago, with a reason  -> nothing
    """
    if claimed > now:
        return "future"
    if now - claimed > oldest:
        return "too_old"
    if now - claimed > PROMPT and not reason:
        return "reason_missing"
    return None


def phone_key(written: str) -> str:
    """What is the same however a telephone number is written.

    +996 555 12-34-56 -> 555123456
    0555123456        -> 555123456
    102               -> ""
    """
    digits = re.sub(r"\D", "", written)
    return digits[-PHONE:] if len(digits) >= PHONE else ""


def headline(narrative: str, longest: int = 120) -> str:
    """The beginning of a narrative on one line, cut at a word."""
    line = " ".join(narrative.split())
    if len(line) <= longest:
        return line
    return line[: longest - 1].rsplit(" ", 1)[0].rstrip(",;:.- ") + "…"


def doubts(offences: Sequence[date | None], custody_from: date | None) -> Iterator[str]:
    """What makes one doubt an archive case: the days of its offences (None: not known) against the first in custody."""
    if not offences:
        yield "no_charge"
    if None in offences:
        yield "offence_day_unknown"
    known = [day for day in offences if day]
    if known and custody_from and custody_from < min(known):
        yield "custody_before_offence"
    if known and custody_from and (custody_from - max(known)).days > LONG_AFTER:
        yield "custody_long_after"
