"""Legislation as data: what the law was on a day, when a term ends, what an article is, who may do what.

law.Law(day).norm("upk.report_check")            what a norm says
law.Law(day).term("TL-07", moment, {"age": 17})  when a term ends, and why
law.charge("uk-2021:205/2")                      an article of a criminal code
"""

from datetime import date

from tutash.kernel.law.articles import Charge, UnknownArticle
from tutash.kernel.law.codes import Article, Edition, Equivalent
from tutash.kernel.law.computation import Computation, Law, NotATerm
from tutash.kernel.law.norms import Rule
from tutash.kernel.law.organisations import Agency, Jurisdiction, Office, Unit
from tutash.kernel.law.pack import Pack, load, pack
from tutash.kernel.law.procedure import Ground, Stage
from tutash.kernel.law.reading import BadLaw
from tutash.kernel.law.territory import Place
from tutash.kernel.refusals import NotInForce, NotKnown, UnknownNorm

__all__ = [
    "Agency", "Article", "BadLaw", "Charge", "Computation", "Edition", "Equivalent", "Ground", "Jurisdiction", "Law",
    "NotATerm", "NotInForce", "NotKnown", "Office", "Pack", "Place", "Rule", "Stage", "Unit", "UnknownArticle",
    "UnknownNorm", "agencies", "charge", "digest", "edition", "edition_on", "editions", "equivalents", "find_articles",
    "ground", "grounds", "jurisdiction", "load", "offices", "pack", "place", "places", "stage", "stages", "units",
    "works",
]  # fmt: skip


def digest() -> str:
    """Fingerprint of every law that this server runs with."""
    return pack().digest


def stages(kind: str) -> tuple[Stage, ...]:
    """The stages of a kind of subject, in the order of the procedure."""
    return pack().stages.get(kind, ())


def stage(kind: str, code: str) -> Stage:
    for each in stages(kind):
        if each.code == code:
            return each
    raise UnknownNorm(norm=f"procedure.stages.{kind}.{code}")


def grounds(name: str, on: date | None = None) -> tuple[Ground, ...]:
    """The grounds of a list, all or those in force on a day."""
    if name not in pack().grounds:
        raise UnknownNorm(norm=f"procedure.{name}")
    return tuple(ground for ground in pack().grounds[name] if on is None or ground.on(on))


def ground(name: str, code: str, on: date) -> Ground:
    """One ground on a day. Raises when there is none, or it is not in force."""
    same = [each for each in grounds(name) if each.code == code]
    for each in same:
        if each.on(on):
            return each
    raise (NotInForce if same else UnknownNorm)(norm=f"procedure.{name}.{code}"[:120])


def agencies(on: date | None = None) -> tuple[Agency, ...]:
    return tuple(row for row in pack().agencies if on is None or row.on(on))


def offices(on: date | None = None) -> tuple[Office, ...]:
    return tuple(row for row in pack().offices if on is None or row.on(on))


def units(on: date | None = None) -> tuple[Unit, ...]:
    return tuple(row for row in pack().units if on is None or row.on(on))


def jurisdiction(on: date | None = None) -> tuple[Jurisdiction, ...]:
    return tuple(row for row in pack().jurisdiction if on is None or row.on(on))


def places(on: date | None = None) -> tuple[Place, ...]:
    return tuple(row for row in pack().places if on is None or row.on(on))


def place(code: str, on: date | None = None) -> Place:
    for each in places(on):
        if each.code == code:
            return each
    raise UnknownNorm(norm=f"territory.{code}"[:80])


def edition(key: str) -> Edition:
    return pack().codes.edition(key)


def editions(code: str = "uk") -> tuple[Edition, ...]:
    return pack().codes.of(code)


def edition_on(day: date, code: str = "uk") -> Edition:
    """The edition of a code in force on a day: for a charge, the day of the offence."""
    return pack().codes.edition_on(day, code)


def charge(written: str, on: date | None = None, edition: str | None = None) -> Charge:
    """What a charge is, as `uk-2021:205/2/3`, or "205 ч. 2" of the edition given."""
    return pack().codes.charge(written, on, edition)


def equivalents(written: str) -> tuple[Equivalent, ...]:
    return pack().codes.equivalents(written)


def find_articles(words: str, edition: str | None = None, limit: int = 20) -> tuple[Article, ...]:
    return pack().codes.find(words, edition, limit)


def works(day: date) -> bool:
    """Whether a day is a working day."""
    return pack().calendar.works(day)
