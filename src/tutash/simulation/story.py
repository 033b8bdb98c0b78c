"""A story: somebody reports something, and officials take it further, step by step, each step an act."""

from collections.abc import Generator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import blake2b
from random import Random
from uuid import UUID

from tutash.institutions.crimes.kinds import Incident
from tutash.kernel import clock
from tutash.kernel.acts import Act
from tutash.kernel.dates import ZONE
from tutash.kernel.models import Entry, Post
from tutash.kernel.pipeline import perform
from tutash.registers.charges.asked import Completion
from tutash.simulation import hours, words
from tutash.simulation.assumptions import Kind, Span, Step, assumptions
from tutash.simulation.cast import Cast, prosecution
from tutash.simulation.people import Somebody, somebody
from tutash.simulation.words import Language

Beat = Generator[datetime, None, None]  # a part of a story: it acts, and says when it goes on


@dataclass(frozen=True, slots=True)
class Outline:
    """What is settled of a story before it begins: the same for the same plan, on any machine."""

    key: str  # unique in the register
    unit: str
    path: str  # which of the stories
    kind: str  # of the crime
    incident: Incident
    begins: datetime  # when it is reported
    pace: Mapping[Step, float] = field(default_factory=dict)  # days of some steps that do not take their usual time
    lead: int = 0  # which investigator; 0: any


class Story:
    """An outline that is being played."""

    def __init__(self, outline: Outline, cast: Cast) -> None:
        self.outline = outline
        self.unit = outline.unit  # which has the case
        self.cast = cast
        self.rng = Random(outline.key)
        self.now = outline.begins
        self.acts = 0
        self.case: UUID | None = None
        self.language: Language = "ky" if self.rng.random() < assumptions().assumed.kyrgyz else "ru"
        self.known: Mapping[str, int | str] = {}
        self.again()
        self.completion = Completion.COMPLETED
        self.officer: Post | None = None  # in charge
        self.desk: Post | None = None  # who took the report in

    def again(self) -> None:
        """Something happens to somebody: at the beginning, and once more if there is a second crime."""
        self.happened = self._when()
        self.injured = self.somebody(female=self._injured_is_female())
        if self.outline.kind:
            self.known = words.circumstances(self.rng, self.outline.kind, self._sum(), f"{self.happened:%H:%M}")

    def moved_to(self, unit: str) -> None:
        """Another unit has the case now."""
        self.unit, self.officer = unit, None

    # Who acts

    @property
    def kind(self) -> Kind:
        return assumptions().kinds[self.outline.kind]

    @property
    def duty(self) -> Post:
        """Who is on duty at this hour."""
        shift = self.cast.all("duty_officer", self.unit)
        return shift[self.now.toordinal() % len(shift)]

    @property
    def head(self) -> Post:
        return self.cast.one("head_of_unit", self.unit)

    @property
    def investigator(self) -> Post:
        """Who is in charge; before that, who will be."""
        if self.officer is None:
            team = self.cast.all("investigator", self.unit)
            self.officer = team[self.outline.lead - 1] if self.outline.lead else self.rng.choice(team)
        return self.officer

    @property
    def prosecutor(self) -> Post:
        return self.rng.choice(self.cast.all("prosecutor", prosecution(self.unit)))

    @property
    def chief_prosecutor(self) -> Post:
        return self.cast.one("district_prosecutor", prosecution(self.unit))

    def somebody(self, *, female: bool | None = None, ages: tuple[int, int] = (18, 75)) -> Somebody:
        """A person whom this story needs."""
        day = self.outline.begins.astimezone(ZONE).date()
        return somebody(self.rng, day, self.unit, self.language, female=female, ages=ages)

    # What happens

    def act(self, act: Act, by: Post, *, on: UUID | None = None) -> Entry:
        """Perform an act now. Its id follows from the plan, so that a plan played twice happens once."""
        self.acts += 1
        act_id = made_id(self.now, f"{self.outline.key} {self.acts}")
        subject = None if act.creates() else on or self.case
        with clock.simulated(self.now):
            return perform(act, post=by, subject_id=subject, act_id=act_id)

    def say(self, name: str, **known: object) -> str:
        """Words of a decision or request, in the language of the case."""
        return words.decision(self.rng, name, self.language, **known)

    def tell(self, what: str) -> str:
        """The `report`, or what was `established`."""
        return words.narrative(self.rng, self.outline.kind, what, self.language, self.known)  # type: ignore[arg-type]

    def chance(self, share: float) -> bool:
        """Whether something happens; in a story that is arranged, nothing that is unusual does."""
        return self.rng.random() < share and not (self.outline.pace and share < 0.5)

    # When it goes on

    def soon(self, least: float = 3, most: float = 40) -> datetime:
        """Minutes later, at any hour."""
        return self.now + timedelta(minutes=10 if self.outline.pace else self.rng.uniform(least, most))

    def after(self, step: Step) -> datetime:
        """In office hours, when this step has taken its time; some steps take longer than they may."""
        if step in self.outline.pace:
            return self.exactly(self.outline.pace[step])
        least, most = self._span(step)
        days = self.rng.uniform(least, most)
        if self.chance(assumptions().assumed.late):
            days *= self.rng.uniform(1.3, 2)
        return hours.in_office(self.rng, self.now + timedelta(days=days))

    def exactly(self, days: float) -> datetime:
        return self.now + timedelta(days=days)

    def _span(self, step: Step) -> Span:
        if not (self.outline.kind and self.kind.small):
            return assumptions().tempo[step]
        if step == "investigating":
            return assumptions().tempo["small"]
        least, most = assumptions().tempo[step]
        return (least / 2, most / 2) if step in ("more", "reading", "petitioning") else (least, most)

    def _when(self) -> datetime:
        """When it happened, before it was reported."""
        begins = self.now.astimezone(ZONE)
        if not self.outline.kind:
            return begins - timedelta(minutes=self.rng.uniform(15, 180))
        day = begins.date() - timedelta(days=int(self.rng.expovariate(1.2)))
        moment = hours.of_incident(self.rng, day, self.kind.hours)
        return min(moment, begins - timedelta(minutes=self.rng.uniform(15, 90)))

    def _injured_is_female(self) -> bool | None:
        if not self.outline.kind:
            return None
        if self.kind.domestic:
            return self.chance(assumptions().share("domestic_women"))
        return True if self.kind.women else None

    def _sum(self) -> int:
        if not self.outline.kind:
            return 0
        least, most = self.kind.sum
        return int(round(least * (most / least) ** self.rng.random(), -2)) if least else 0


def made_id(moment: datetime, key: str) -> UUID:
    """An id that sorts by the simulated time (UUID version 7) and follows from its key."""
    milliseconds = int(moment.timestamp() * 1000)
    random = int.from_bytes(blake2b(key.encode(), digest_size=10).digest()) >> 6  # 74 bits
    return UUID(int=milliseconds << 80 | 7 << 76 | (random >> 62) << 64 | 2 << 62 | random & (1 << 62) - 1)
