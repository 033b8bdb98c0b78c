"""Ask the law about each offence that an act names: which code, which article, how grave."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from tutash.kernel import dates, law
from tutash.kernel.acts import Situation
from tutash.kernel.law import Charge, Edition
from tutash.kernel.models import Subject
from tutash.kernel.refusals import Refused
from tutash.registers.charges import counts
from tutash.registers.charges.asked import Completion, Offence
from tutash.registers.charges.models import Count
from tutash.registers.charges.refusals import (
    Backwards,
    FutureOffence,
    MilderLawAsked,
    NoCode,
    NoSuchCount,
    NotLater,
    PreparationNotPunished,
    SameTwice,
    WrongEdition,
)
from tutash.registers.charges.rules import day_that_decides, gravest

NORM = "upk.qualification"
PREPARATION = "uk.preparation"
CODE = "uk"
CRIMES = ("uk", "misdemeanours")  # codes whose articles a count may name


def examine(
    situation: Situation, offences: Sequence[Offence], field: str = "offences", inside: str = ""
) -> list[dict[str, Any]]:
    """What the law of the day says of each offence, as `counts.add` keeps it. Raises `Refused` naming the field."""
    return [examine_one(situation, offence, f"{field}-{n}-{inside}") for n, offence in enumerate(offences)]


def examine_one(situation: Situation, offence: Offence, prefix: str) -> dict[str, Any]:
    today = situation.law.on
    if offence.day > today:
        raise FutureOffence(norm=NORM, field=prefix + "day")
    if offence.until and offence.until > today:
        raise FutureOffence(norm=NORM, field=prefix + "until")
    if offence.until and offence.until < offence.day:
        raise Backwards(norm=NORM, field=prefix + "until")
    charge = article(offence, today, prefix)
    _require_punished(offence, charge, prefix)
    return {
        "person_id": offence.person,
        "charge": str(charge),
        "edition": charge.edition.key,
        "article": charge.article.number,
        "part": charge.part,
        "point": charge.point,
        "gravity": charge.gravity or "",
        "unverified": charge.unverified,
        "iccs": charge.row.iccs or charge.article.iccs or "",
        "stated": "",
        "offence_from": offence.day,
        "offence_to": offence.until,
        "completion": offence.completion,
        "role": offence.role,
        "milder": offence.milder or "",
        "title": charge.title.as_json(),
        "text": charge.text.as_json(),
    }


def article(offence: Offence, today: date, prefix: str = "") -> Charge:
    """The article named, of the code of the day of the offence or of a later, milder one."""
    field, day = prefix + "charge", day_that_decides(offence.day, offence.until)
    due = edition_on(day, prefix + "day")
    charge = _in_force(offence.charge, None, field)
    crimes = charge.edition.code in CRIMES
    if crimes and charge.edition.on(day):
        if offence.milder:
            raise NotLater(norm=NORM, field=prefix + "milder")
        return _in_force(offence.charge, day, field)
    words = {"charge": charge.text, "day": dates.day(day), "due": due.short}
    if not crimes or charge.edition.since < due.since:
        raise WrongEdition(WrongEdition.text.format(**words), norm=NORM, field=field)
    if not offence.milder:
        raise MilderLawAsked(MilderLawAsked.text.format(**words), norm=NORM, field=prefix + "milder")
    return _in_force(offence.charge, today, field)


def _require_punished(offence: Offence, charge: Charge, prefix: str) -> None:
    """Preparation is a crime only of the gravities that the law of the day names. What is not known refuses nothing."""
    then = law.Law(offence.day)
    if offence.completion is not Completion.PREPARED or not charge.gravity or not then.has(PREPARATION):
        return
    if charge.gravity not in then.value(PREPARATION)["gravity"]:
        words = PreparationNotPunished.text.format(charge=charge.text)
        raise PreparationNotPunished(words, norm=PREPARATION, field=prefix + "completion")


def _in_force(charge: str, on: date | None, field: str) -> Charge:
    try:
        return law.charge(charge, on=on)
    except Refused as refusal:
        refusal.field, refusal.norm = field, refusal.norm or NORM
        raise


def edition_on(day: date, field: str = "") -> Edition:
    """The criminal code in force on a day."""
    try:
        return law.edition_on(day, CODE)
    except Refused:
        raise NoCode(NoCode.text.format(day=dates.day(day)), norm=NORM, field=field) from None


def require_current(situation: Situation, nos: Sequence[int], field: str) -> dict[int, Count]:
    """The current counts of these numbers, by number; refused when one is not there or is named twice."""
    found = {count.no: count for count in counts.current(situation.case.pk)}
    for no in nos:
        if no not in found:
            raise NoSuchCount(NoSuchCount.text.format(no=no), norm=NORM, field=field)
        if list(nos).count(no) > 1:
            raise SameTwice(SameTwice.text.format(no=no), norm=NORM, field=field)
    return {no: found[no] for no in nos}


def gravity(case: Subject | None, facts: Sequence[Mapping[str, Any]] = (), *, without: Sequence[int] = ()) -> str:
    """The gravest of the present counts of a case and of those that an act adds; empty when not known."""
    standing = counts.current(case.pk).exclude(no__in=list(without)) if case else ()
    return gravest([*(count.gravity for count in standing), *(line["gravity"] for line in facts)])
