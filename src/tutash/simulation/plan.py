"""What will happen: from a seed, a number of cases and two days to the outline of every story, in order."""

import heapq
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from operator import attrgetter
from random import Random

from tutash.institutions.crimes.kinds import Incident
from tutash.kernel.dates import ZONE
from tutash.simulation import hours
from tutash.simulation.assumptions import Kind, assumptions, draw
from tutash.simulation.cast import police
from tutash.simulation.scenes import scenes
from tutash.simulation.story import Outline

NEEDS_NOBODY = frozenset({"unsolved", "suspension_cancelled", "complaint_of_delay", "found_later", "sent_elsewhere"})
NEEDS_SOMEBODY = frozenset(
    {"solved", "solved_second_time", "charge_reduced", "requalified", "wanted", "reconciled", "extended", "severed"}
)
NOT_FOR_GRAVE = frozenset({"reconciled", "termination_cancelled", "refused"})


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that decides what happens."""

    seed: str
    cases: int
    since: datetime
    until: datetime

    def outlines(self) -> Iterator[Outline]:
        """Every story in the order in which it begins: the usual ones, and the scenes that the last days need."""
        arranged = [scene for scene in scenes(self.seed, self.until, self.cases) if scene.begins >= self.since]
        usual = self._usual(max(0, self.cases - len(arranged)))
        return heapq.merge(usual, sorted(arranged, key=attrgetter("begins")), key=attrgetter("begins"))

    def _usual(self, many: int) -> Iterator[Outline]:
        """As many stories, spread over the days; day by day, so that a million need no room."""
        days = max(1, (self.until - self.since).days)
        first, number = self.since.astimezone(ZONE).date(), 0
        for n in range(days):
            rng = Random(f"{self.seed} day {n}")
            today = many * (n + 1) // days - many * n // days
            begins = sorted(hours.at(first + timedelta(days=n), _hour(rng)) for _ in range(today))
            for moment in begins:
                number += 1
                yield _outline(rng, f"{self.seed} {number}", moment)


def _outline(rng: Random, key: str, begins: datetime) -> Outline:
    share, rural = assumptions().assumed, False
    path, kind, unit, incident = "", "", "", Incident.CRIME
    if rng.random() < share.other_incidents:
        path, incident = "other_incident", draw(rng, assumptions().incidents)
    elif rng.random() < share.domestic:
        kind, path = "domestic_violence", _end_of_domestic_violence(rng)
    elif rng.random() < share.not_a_crime:
        kind = assumptions().petty(rng)
        path = "complaint_of_a_dispute" if rng.random() < 0.05 else "offence_of_little_weight"
    else:
        kind = assumptions().crime(rng)
        about = assumptions().kinds[kind]
        path, rural, unit = _end(rng, about), about.rural, about.unit
    return Outline(key=key, unit=unit or _unit(rng, rural), path=path, kind=kind, incident=incident, begins=begins)


def _end(rng: Random, kind: Kind) -> str:
    """What becomes of a registered crime of this kind."""
    weights = {}
    for path, weight in assumptions().paths.items():
        if path in NEEDS_NOBODY:
            weight *= 2 * (1 - kind.identified)
        elif path in NEEDS_SOMEBODY:
            weight *= 2 * kind.identified
        weights[path] = 0 if kind.grave and path in NOT_FOR_GRAVE else weight
    return draw(rng, weights)


def _end_of_domestic_violence(rng: Random) -> str:
    if rng.random() >= assumptions().share("domestic_criminal"):
        return "offence_of_little_weight"
    return "solved" if rng.random() < assumptions().share("domestic_to_court") else "reconciled"


def _unit(rng: Random, rural: bool) -> str:
    city, *rayons = police()
    return city if not rural and rng.random() < assumptions().assumed.city else rng.choice(rayons)


def _hour(rng: Random) -> float:
    """When reports come: most by day, some at night."""
    return rng.triangular(6, 24, 13) if rng.random() < 0.9 else rng.uniform(0, 6)
