"""Nobody is found, or somebody hides: the investigation is suspended, and sometimes goes on."""

from uuid import UUID

from tutash.institutions.crimes.acts.check import Expertise
from tutash.institutions.crimes.acts.investigation import ResumeInvestigation, SuspendInvestigation
from tutash.institutions.crimes.acts.requests import DecideComplaint, LodgeComplaint, Outcome, To
from tutash.institutions.prosecution.acts.supervision import CancelDecree, CancelSuspension
from tutash.simulation.stories import checks, people
from tutash.simulation.story import Beat, Story


def unsolved(story: Story) -> Beat:
    """Nobody is found."""
    yield from checks.opened(story)
    yield from people.victim_recognised(story)
    yield from left_unsolved(story)


def suspension_cancelled(story: Story) -> Beat:
    """The prosecutor cancels a suspension that came too early."""
    yield from checks.opened(story)
    yield from left_unsolved(story)
    yield story.after("answering")
    story.act(CancelSuspension(reason=story.say("suspension_cancelled")), story.prosecutor)
    yield from left_unsolved(story)


def expertise_cancelled(story: Story) -> Beat:
    """The prosecutor cancels the decree that ordered an expertise."""
    yield from checks.opened(story)
    yield story.after("finding")
    decree = checks.order_expertise(story, Expertise.OTHER)
    yield story.after("finding")
    story.act(CancelDecree(number=decree.seq, reason=story.say("decree_cancelled")), story.prosecutor)
    yield from left_unsolved(story)


def complaint_of_delay(story: Story) -> Beat:
    """Nothing happens for weeks, and the victim complains of it."""
    yield from checks.opened(story)
    yield from people.victim_recognised(story)
    yield story.after("small")
    complaint = story.act(
        LodgeComplaint(
            person=story.injured.id,
            name=f"{story.injured.name}, {story.say('capacity_applicant')}",
            words=story.say("complaint_idle"),
            to=To.HEAD if story.chance(0.3) else To.PROSECUTOR,
        ),
        story.prosecutor,
    )
    yield story.after("answering")
    act = DecideComplaint(complaint=complaint.seq, outcome=Outcome.GRANTED, reason=story.say("complaint_granted"))
    story.act(act, story.prosecutor)
    yield from left_unsolved(story)


def left_unsolved(story: Story) -> Beat:
    """What can be done without a suspect is done; then the investigation stands still."""
    yield story.after("investigating")
    stand_still(story, "unidentified")


def stand_still(story: Story, ground: str, *, case: UUID | None = None) -> None:
    """The investigator suspends this case, or the one given."""
    act = SuspendInvestigation(ground=ground, narrative=story.say(_WORDS[ground]), search=story.say("search"))
    story.act(act, story.investigator, on=case)


def stood_still(story: Story, ground: str) -> Beat:
    """The investigation stands still for months, and goes on."""
    stand_still(story, ground)
    yield story.after("standing_still")
    by = story.head if story.chance(0.1) else story.investigator
    story.act(ResumeInvestigation(reason=story.say("resumed")), by)


_WORDS = {
    "unidentified": "suspended_unidentified",
    "whereabouts_unknown": "suspended_wanted",
    "illness": "suspended_illness",
}

STORIES = (unsolved, suspension_cancelled, expertise_cancelled, complaint_of_delay)
