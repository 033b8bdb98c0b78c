"""How the crimes of the stories are qualified."""

from uuid import UUID

from tutash.kernel import law
from tutash.kernel.dates import ZONE
from tutash.kernel.refusals import Refused
from tutash.registers.charges.asked import Offence, Role
from tutash.simulation.story import Story


def offence(story: Story, person: UUID | None = None, role: Role = Role.PERPETRATOR) -> Offence:
    """The crime of this story, by an article that was in force on its day."""
    day = story.happened.astimezone(ZONE).date()
    charge = story.kind.charge
    if story.kind.before:
        try:
            law.charge(charge, on=day)
        except Refused:
            charge = story.kind.before
    return Offence(charge=charge, day=day, completion=story.completion, person=person, role=role)
