"""What the last days need: at every stage something that has just come, something due, something overdue.

The usual stories alone would leave some screens empty: of three hundred cases in two years, hardly one is with the
prosecutor on a given day. So some stories are arranged to stop, at the last moment, in the middle of a step, and
every story that seldom happens is told once.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import cycle, islice, product
from typing import Final

from tutash.institutions.crimes.kinds import Incident
from tutash.simulation.assumptions import Step, assumptions
from tutash.simulation.cast import police
from tutash.simulation.story import Outline

NEVER: Final = 100_000.0  # days
MOST: Final = 0.5  # of all cases
RARE: Final = 2  # a story of no more weight is told at least once
LONG_AGO: Final = 150  # days before the last moment, so that it is over
PACE: Final[Mapping[Step, float]] = {
    "registering": 0.02, "laying_aside": 0.5, "assigning": 0.2, "checking": 4, "returned_check": 4, "finding": 1,
    "complaining": 2, "answering": 2, "investigating": 30, "small": 20, "presenting": 1, "petitioning": 4,
    "deciding": 1, "more": 6, "reading": 1, "studying": 2, "sending": 1, "standing_still": 20, "receiving": 1,
}  # fmt: skip
# After how many days, at this pace, a story comes to a step.
OPENED, ACCUSED, READ = 4.25, 12.3, 19.3
COMES: Final[Mapping[str, Mapping[Step, float]]] = {
    "not_registered_yet": {"registering": 0},
    "other_incident": {"laying_aside": 0},
    "offence_of_little_weight": {"laying_aside": 0},
    "complaint_of_a_dispute": {"complaining": 0.5, "answering": 2.5},
    "refused": {"assigning": 0.02, "checking": 0.24},
    "inquired_first": {"returned_check": 0.24},
    "refusal_upheld": {"complaining": OPENED, "answering": OPENED + 2},
    "refusal_returned": {"returned_check": OPENED + 4},
    "unsolved": {"finding": OPENED, "investigating": OPENED + 1},
    "instructed_only": {"answering": OPENED + 1},
    "solved": {
        "more": OPENED + 2, "presenting": ACCUSED, "reading": READ, "studying": READ + 2.01, "sending": READ + 4.01,
    },
    "petition_only": {"deciding": ACCUSED + 5},
    "wanted": {"standing_still": READ},
    "extended": {"investigating": READ},
    "reconciled": {"more": OPENED + 2},
    "termination_cancelled": {"complaining": READ, "answering": READ + 2},
    "sent_elsewhere": {"receiving": 0.43},
    "came_back": {"checking": 1.45},
    "series": {"finding": 7.5},
    "severed": {"finding": OPENED + 8},
    "identified_later": {"answering": OPENED + 3},
    "expertise_cancelled": {"investigating": OPENED + 2},
    "on_paper_only": {"answering": OPENED + 1},
    "archived": {"registering": 0},
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Scene:
    """A story that came to a step so many days ago, and has stayed there."""

    path: str
    kind: str
    step: Step
    days: float
    incident: Incident = Incident.CRIME

    def outline(self, key: str, unit: str, lead: int, until: datetime) -> Outline:
        begins = until - timedelta(days=COMES[self.path][self.step] + self.days)
        pace = {**PACE, self.step: NEVER}
        return Outline(key, unit, self.path, self.kind, self.incident, begins, pace, lead)


# In every unit.
EVERYWHERE: Final = (
    Scene("refused", "theft_home", "checking", 9.75),  # the check ends today
    Scene("solved", "hooliganism", "presenting", 1.9),  # the charge must be presented within hours
    Scene("solved", "fraud_acquaintance", "studying", 4.95),  # the prosecutor must decide today
    Scene("not_registered_yet", "theft_street", "registering", 0.03),
    Scene("refused", "fraud_phone", "assigning", 0.3),  # nobody is in charge yet
    Scene("unsolved", "theft_home", "investigating", 57),  # two months end in a few days
    Scene("refused", "damage", "checking", 13),  # overdue
    Scene("petition_only", "less_grievous_harm", "deciding", 2.2),
    Scene("solved", "theft_home", "reading", 0.5),
    Scene("solved", "robbery", "sending", 0.5),
)
# In one unit or another.
SOMEWHERE: Final = (
    Scene("refusal_upheld", "theft_street", "answering", 1),  # a complaint waits for the prosecutor
    Scene("refused", "hooliganism", "checking", 2),
    Scene("other_incident", "", "laying_aside", 0.2, Incident.LOST),
    Scene("unsolved", "robbery", "finding", 1),
    Scene("extended", "embezzlement", "investigating", 50),
    Scene("sent_elsewhere", "fraud_phone", "receiving", 1),
    Scene("instructed_only", "traffic_harm", "answering", 5),
    Scene("wanted", "theft_home", "standing_still", 15),
    Scene("termination_cancelled", "less_grievous_harm", "answering", 1),
    Scene("solved", "grievous_harm", "studying", 8),  # overdue
    Scene("complaint_of_a_dispute", "fraud_acquaintance", "answering", 2),
    Scene("series", "theft_street", "finding", 4),
    Scene("refusal_returned", "theft_home", "returned_check", 2),
    Scene("severed", "robbery", "finding", 3),
    Scene("not_registered_yet", "fraud_phone", "registering", 1.5),
    Scene("solved", "rape", "more", 3),  # shielded
    Scene("unsolved", "theft_livestock", "investigating", 66),  # overdue
    Scene("identified_later", "theft_street", "answering", 1),
    Scene("refusal_upheld", "fraud_acquaintance", "complaining", 10),  # the last day to complain
    Scene("solved", "domestic_violence", "presenting", 2.5),  # overdue
    Scene("on_paper_only", "damage", "answering", 1),  # waits for the second signature
    Scene("came_back", "fraud_phone", "checking", 3),
    Scene("expertise_cancelled", "damage", "investigating", 5),
    Scene("archived", "", "registering", 30),
    Scene("archived", "", "registering", 4),
    Scene("other_incident", "", "laying_aside", 0.1, Incident.FIRE),
    Scene("offence_of_little_weight", "hooliganism", "laying_aside", 0.4),
    Scene("solved", "threat", "studying", 1),
    Scene("inquired_first", "hooliganism", "returned_check", 1),
    Scene("inquired_first", "less_grievous_harm", "returned_check", 7),
    Scene("complaint_of_a_dispute", "fraud_acquaintance", "complaining", 10),
    Scene("reconciled", "hooliganism", "more", 2),
    Scene("petition_only", "traffic_harm", "deciding", 4),  # overdue
)


def scenes(seed: str, until: datetime, cases: int) -> Iterator[Outline]:
    """The arranged stories; of a small number of cases they may be no more than a part."""
    yield from islice(_scenes(seed, until), int(cases * MOST))


def _scenes(seed: str, until: datetime) -> Iterator[Outline]:
    units = police()
    for number, (scene, unit) in enumerate(product(EVERYWHERE, units)):
        yield scene.outline(f"{seed} everywhere {number}", unit, 1, until)
    for number, (scene, unit, lead) in enumerate(zip(SOMEWHERE, cycle(units), cycle((2, 1, 3)), strict=False)):
        yield scene.outline(f"{seed} somewhere {number}", unit, lead, until)
    rare = [path for path, weight in assumptions().paths.items() if weight <= RARE]
    for number, (path, unit) in enumerate(zip(rare, cycle(units), strict=False)):
        begins = until - timedelta(days=LONG_AGO + 9 * number)
        yield Outline(f"{seed} rare {number}", unit, path, "robbery", Incident.CRIME, begins)
