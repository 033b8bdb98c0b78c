"""Ask whether what an official claims about the past can be: a moment, a pair of moments, a ground."""

from datetime import datetime, timedelta

from tutash.institutions.crimes.keeping import LateEntry
from tutash.institutions.crimes.refusals import (
    EndsBeforeItBegins,
    InTheFuture,
    NotCountersigned,
    NotOnTheList,
    ReasonForDelay,
    TooLongAgo,
)
from tutash.institutions.crimes.rules import Fault, fault_of_claim
from tutash.kernel import law
from tutash.kernel.acts import Situation
from tutash.kernel.refusals import NotInForce, UnknownNorm, WrongField

REFUSALS: dict[Fault, type[WrongField]] = {
    "future": InTheFuture,
    "too_old": TooLongAgo,
    "reason_missing": ReasonForDelay,
}


def require_claim(
    situation: Situation,
    claimed: datetime,
    reason: str | None,
    *,
    norm: str,
    field: str,
    reason_field: str = "late_reason",
    oldest: timedelta,
) -> None:
    """A claimed moment is past, not too old, and explained when it is entered late."""
    if fault := fault_of_claim(claimed, situation.now, reason, oldest):
        raise REFUSALS[fault](norm=norm, field=reason_field if fault == "reason_missing" else field)


def require_past(situation: Situation, moment: datetime | None, *, norm: str, field: str) -> None:
    if moment and moment > situation.now:
        raise InTheFuture(norm=norm, field=field)


def require_order(first: datetime | None, last: datetime | None, *, norm: str, field: str) -> None:
    if first and last and last < first:
        raise EndsBeforeItBegins(norm=norm, field=field)


def require_ground(situation: Situation, name: str, code: str, *, norm: str, field: str = "ground") -> law.Ground:
    """The ground of this code on a list of the law pack, on the day of the act."""
    try:
        return law.ground(name, code, situation.law.on)
    except (UnknownNorm, NotInForce):
        raise NotOnTheList(norm=norm, field=field) from None


def require_countersigned(situation: Situation, seq: int, kind: str, *, norm: str, field: str) -> datetime:
    """When the act of this kind was done on paper, if a countersigned late entry says so."""
    late = (
        LateEntry.objects.filter(case_id=situation.case.pk, seq=seq, kind=kind).exclude(countersigned_seq=None).first()
    )
    if late is None:
        raise NotCountersigned(norm=norm, field=field)
    return late.performed_at
