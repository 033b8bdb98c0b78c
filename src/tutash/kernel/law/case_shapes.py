"""What a lawyer's case may ask: each kind of case, and how it is put to the pack."""

from abc import abstractmethod
from collections.abc import Iterator
from datetime import date, datetime
from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator, Field

from tutash.kernel import dates, terms
from tutash.kernel.law.code_tables import GRAVITY, gravity_lines
from tutash.kernel.law.codes import Gravity, Guilt, Sanction, gravity_of
from tutash.kernel.law.computation import Law
from tutash.kernel.law.norms import UNKNOWN
from tutash.kernel.law.pack import Pack
from tutash.kernel.law.shapes import Confidence, Note, Row
from tutash.kernel.refusals import NotInForce, NotKnown, UnknownNorm
from tutash.kernel.terms import Unit


def moment(value: Any) -> Any:
    """A moment as lawyers write it; a day alone stays a day; without an offset it is Bishkek's."""
    if isinstance(value, str):
        try:
            value = datetime.fromisoformat(value) if len(value) > len("2026-03-01") else date.fromisoformat(value)
        except ValueError:
            raise ValueError(f"{value[:40]} is neither a day (2026-03-01) nor a moment (2026-03-01T14:30)") from None
    if isinstance(value, datetime):
        return dates.local(value)
    if isinstance(value, date):
        return value
    raise ValueError(f"{value} is neither a day nor a moment")


Moment = Annotated[Any, BeforeValidator(moment)]


class Case(Row):
    """A case: its name, and what is expected. `wrong` says what came out instead."""

    told_by: ClassVar[frozenset[str]]  # the keys by which this kind of case is known

    case: str = Field(min_length=1, max_length=300)
    note: Note | None = None

    @abstractmethod
    def wrong(self, pack: Pack) -> Iterator[str]: ...


class TermCase(Case):
    told_by = frozenset({"norm", "from", "due"})

    norm: str
    start: Moment = Field(alias="from")
    due: Moment
    on: date | None = None
    facts: dict[str, Any] = {}
    extended: tuple[dict[str, int], ...] = ()
    stopped: tuple[tuple[Moment, Moment], ...] = ()
    unverified: bool | None = None
    confidence: Confidence | None = None
    ref: str | None = None

    def wrong(self, pack: Pack) -> Iterator[str]:
        law = Law(self.on or _day(self.start), pack)
        length = law.given(self.norm, self.facts).length
        if length and length.unit is Unit.HOURS and not isinstance(self.start, datetime):
            yield "hours run from a moment: give `from` a time of day"
            return
        stopped = [(as_moment(begin), as_moment(resume)) for begin, resume in self.stopped]
        found = law.term(self.norm, as_moment(self.start), self.facts, extended=self.extended, stopped=stopped)
        if isinstance(self.due, datetime) and found.due != self.due:
            yield f"due {self.due.isoformat()} expected, {found.due.isoformat()} computed"
        elif not isinstance(self.due, datetime) and found.last_day != self.due:
            yield f"last day {self.due} expected, {found.last_day} computed"
        for name in ("unverified", "confidence", "ref"):
            wanted, got = getattr(self, name), getattr(found, name)
            if wanted is not None and wanted != got:
                yield f"{name} {wanted} expected, {got} computed"


class InForceCase(Case):
    told_by = frozenset({"norm", "on"})

    norm: str
    on: date
    facts: dict[str, Any] = {}
    in_force: bool | None = None
    known: bool | None = None

    def wrong(self, pack: Pack) -> Iterator[str]:
        in_force = known = True
        try:
            Law(self.on, pack).given(self.norm, self.facts)
        except NotInForce:
            in_force = False
        except NotKnown:
            in_force = known = False
        for name, wanted, got in (("in_force", self.in_force, in_force), ("known", self.known, known)):
            if wanted is not None and wanted != got:
                yield f"{name} {wanted} expected, {got} found"


class ValueCase(Case):
    told_by = frozenset({"norm", "on", "value"})

    norm: str
    on: date
    facts: dict[str, Any] = {}
    value: Any

    def wrong(self, pack: Pack) -> Iterator[str]:
        try:
            found = Law(self.on, pack).value(self.norm, self.facts)
        except NotInForce:
            found = None
        except NotKnown:
            found = UNKNOWN
        if found != self.value:
            yield f"{self.value} expected, {found} found"


class EditionCase(Case):
    told_by = frozenset({"edition"})

    offence_date: date | None = None
    action_date: date | None = None
    code: str | None = None
    edition: str | None

    def wrong(self, pack: Pack) -> Iterator[str]:
        day = self.offence_date or self.action_date
        if day is None:
            yield "an edition is of a day: give `offence_date` or `action_date`"
            return
        try:
            found = pack.codes.edition_on(day, self.code or ("uk" if self.offence_date else "upk")).key
        except NotInForce:
            found = None
        if found != self.edition:
            yield f"{self.edition} expected, {found} found"


class GravityCase(Case):
    told_by = frozenset({"gravity"})

    charge: str | None = None
    sanction: Sanction | None = None
    guilt: Guilt = "intentional"
    on: date | None = None
    gravity: Gravity | None

    def wrong(self, pack: Pack) -> Iterator[str]:
        if self.charge:
            found = pack.codes.charge(self.charge, self.on).gravity
        elif self.sanction and self.on:
            lines = gravity_lines(Law(self.on, pack).value(GRAVITY))
            found = gravity_of(self.sanction, self.guilt, lines)
        else:
            yield "gravity is of a `charge`, or of a `sanction` on a day (`on`)"
            return
        if found != self.gravity:
            yield f"{self.gravity} expected, {found} found"


class AgeCase(Case):
    told_by = frozenset({"birth", "on", "age"})

    birth: date
    on: date
    age: int

    def wrong(self, pack: Pack) -> Iterator[str]:
        found = terms.age_on(self.birth, self.on)
        if found != self.age:
            yield f"{self.age} expected, {found} computed"


class ArticleCase(Case):
    told_by = frozenset({"article"})

    article: str
    offence_date: date | None = None
    valid: bool = True
    title: str | None = None
    equivalents: dict[str, tuple[str, ...]] | None = None

    def wrong(self, pack: Pack) -> Iterator[str]:
        try:
            found = pack.codes.charge(self.article, self.offence_date)
        except (NotInForce, UnknownNorm) as refusal:
            if self.valid:
                yield f"valid expected, but: {refusal.detail.en}"
            return
        if not self.valid:
            yield f"expected not to be valid, but it is: {found.text.en}"
        titles = found.title
        if self.title and self.title not in (titles.en, titles.ru, titles.ky):
            yield f"title “{self.title}” expected, “{titles.ru}” found"
        for edition, numbers in (self.equivalents or {}).items():
            got = [e.charge.rpartition(":")[2] for e in pack.codes.equivalents(self.article) if _in(e.charge, edition)]
            if sorted(got) != sorted(numbers):
                yield f"{edition}: {list(numbers)} expected, {got} found"


class DayCase(Case):
    told_by = frozenset({"day", "working"})

    day: date
    working: bool

    def wrong(self, pack: Pack) -> Iterator[str]:
        if pack.calendar.works(self.day) != self.working:
            yield f"working {self.working} expected, {not self.working} found"


class GroundCase(Case):
    told_by = frozenset({"grounds", "code", "on", "listed"})

    grounds: str
    code: str
    on: date
    listed: bool

    def wrong(self, pack: Pack) -> Iterator[str]:
        if self.grounds not in pack.grounds:
            yield f"there is no list procedure/{self.grounds}.yaml"
            return
        found = any(row.code == self.code and row.on(self.on) for row in pack.grounds[self.grounds])
        if found != self.listed:
            yield f"listed {self.listed} expected, {found} found"


class PlaceCase(Case):
    told_by = frozenset({"place", "on", "name"})

    place: str
    on: date
    name: str

    def wrong(self, pack: Pack) -> Iterator[str]:
        names = [row.name(self.on) for row in pack.places if row.code == self.place and row.on(self.on)]
        if not any(self.name in (name.en, name.ru, name.ky) for name in names):
            yield f"“{self.name}” expected, {[name.ru for name in names] or 'no such place'} found"


# The more a kind demands, the earlier it is tried.
KINDS: tuple[type[Case], ...] = (
    TermCase, ValueCase, GroundCase, PlaceCase, AgeCase, DayCase, GravityCase, EditionCase, ArticleCase, InForceCase,
)  # fmt: skip


def kind_of(raw: dict[str, Any]) -> type[Case] | None:
    """Which kind of case this is, by what it expects."""
    return next((kind for kind in KINDS if kind.told_by <= raw.keys()), None)


def as_moment(value: date | datetime) -> datetime:
    return value if isinstance(value, datetime) else dates.midnight(value)


def _day(value: date | datetime) -> date:
    return value.date() if isinstance(value, datetime) else value


def _in(charge: str, edition: str) -> bool:
    return charge.startswith(f"{edition}:")
