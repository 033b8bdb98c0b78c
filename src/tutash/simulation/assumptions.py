"""What the simulated country is made of: `assumptions.yaml`, read once and checked."""

from functools import cache
from pathlib import Path
from random import Random
from typing import Literal, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, Field

from tutash.institutions.crimes.acts.check import Expertise
from tutash.institutions.crimes.kinds import Channel, Incident, PublicPlace, Shield
from tutash.simulation.hours import Hours

HERE = Path(__file__).parent
Share = float
Span = tuple[float, float]
_T = TypeVar("_T")


class Read(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Known(Read):
    """A number that a source gives."""

    value: Share = Field(ge=0, le=1)
    source: str = Field(min_length=5)
    what: str


class Assumed(Read):
    """Numbers that no source gives: chosen so that the demo has something to show."""

    other_incidents: Share
    domestic: Share
    not_a_crime: Share
    kyrgyz: Share
    city: Share
    late: Share
    anonymous: Share
    no_phone: Share
    late_report: Share
    children: Share
    women: Share
    known_before: Share
    outage: Share
    inquiry_first: Share
    photographed: Share
    corrected: Share
    channels: dict[Channel, float]


class Kind(Read):
    """A kind of crime, as it is reported and investigated."""

    weight: float
    charge: str
    before: str = ""  # the charge where the article is not in force yet on the day of the offence
    milder: str = ""  # what a prosecutor may make of it
    grave: bool = False
    small: bool = False
    identified: Share
    sum: tuple[int, int]
    hours: Hours
    public: PublicPlace = PublicPlace.NO
    street: bool = False
    rural: bool = False
    unit: str = ""  # of the oblast, that alone investigates it
    petty: float = 0  # weight among the reports that prove to be no crime
    expertise: Expertise | None = None
    shield: Shield | None = None
    women: bool = False  # the victims
    domestic: bool = False
    organisation: bool = False  # is the victim
    found: bool = False  # by an officer, who registers it himself


Step = Literal[
    "registering", "laying_aside", "assigning", "checking", "returned_check", "complaining", "answering",
    "investigating", "small", "finding", "presenting", "petitioning", "deciding", "reading", "studying", "sending",
    "standing_still", "receiving", "more",
]  # fmt: skip


class Assumptions(Read):
    known: dict[str, Known]
    assumed: Assumed
    paths: dict[str, float]
    tempo: dict[Step, Span]
    incidents: dict[Incident, float]
    kinds: dict[str, Kind]

    def share(self, name: str) -> Share:
        return self.known[name].value

    def crime(self, rng: Random) -> str:
        """A kind of crime, so that the grave ones have the share that is known."""
        grave = rng.random() < self.share("grave")
        return draw(rng, {name: kind.weight for name, kind in self.kinds.items() if kind.grave == grave})

    def petty(self, rng: Random) -> str:
        """A kind of report that proves to be no crime."""
        return draw(rng, {name: kind.petty for name, kind in self.kinds.items()})


def draw(rng: Random, weights: dict[_T, float]) -> _T:
    return rng.choices(list(weights), weights=list(weights.values()))[0]


@cache
def assumptions() -> Assumptions:
    return Assumptions.model_validate(yaml.safe_load((HERE / "assumptions.yaml").read_text()))
