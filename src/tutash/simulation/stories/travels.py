"""Cases that meet and part, and cases that belong to another unit."""

from collections.abc import Generator
from datetime import datetime

from tutash.institutions.crimes.acts.check import AssignOfficer
from tutash.institutions.crimes.acts.movement import (
    JoinCases,
    ReceiveTransfer,
    RefuseTransfer,
    SendByJurisdiction,
    SeverCase,
)
from tutash.institutions.crimes.acts.qualification import Qualify
from tutash.simulation.cast import police
from tutash.simulation.stories import checks, people, reports, trials, unsolved
from tutash.simulation.stories.charges import offence
from tutash.simulation.story import Beat, Story


def sent_elsewhere(story: Story) -> Beat:
    """The crime was committed in another rayon: the case goes there, and is investigated there."""
    there = yield from _sent(story)
    story.act(ReceiveTransfer(), story.cast.one("head_of_unit", there))
    story.moved_to(there)
    yield story.after("assigning")
    story.act(AssignOfficer(officer=story.investigator.code), story.head)
    yield story.after("checking")
    checks.begin(story)
    yield from unsolved.left_unsolved(story)


def came_back(story: Story) -> Beat:
    """Another unit does not accept the case, which stays where it was."""
    there = yield from _sent(story)
    refusal = RefuseTransfer(reason=story.say("transfer_refused"))
    story.act(refusal, story.cast.one("head_of_unit", there))
    yield story.after("checking")
    checks.begin(story)
    yield from unsolved.left_unsolved(story)


def series(story: Story) -> Beat:
    """Two crimes of one hand: the second case is joined to the first, which goes to court."""
    yield from checks.opened(story)
    first = story.case
    yield from people.victim_recognised(story)
    story.again()
    yield from reports.registered(story)
    yield from reports.assigned(story)
    second, story.case = story.case, first
    assert second is not None
    yield story.after("answering")
    story.act(JoinCases(joined=second, reason=story.say("joined")), story.investigator)
    yield from trials.accusation(story)
    yield from trials.to_the_prosecutor(story)
    yield from trials.to_court(story)


def severed(story: Story) -> Beat:
    """What an unknown accomplice did becomes a case of its own; the rest goes to court."""
    yield from checks.opened(story)
    yield from people.victim_recognised(story)
    yield story.after("finding")
    story.act(Qualify(offences=(offence(story),), reason=story.say("qualified")), story.investigator)
    yield story.after("more")
    apart = story.act(SeverCase(nos=(2,), reason=story.say("severed")), story.investigator).key("severed")
    yield story.after("finding")
    unsolved.stand_still(story, "unidentified", case=apart)
    yield from trials.accusation(story)
    yield from trials.to_the_prosecutor(story)
    yield from trials.to_court(story)


def _sent(story: Story) -> Generator[datetime, None, str]:
    """The head of the unit sends a report that is being checked to another unit; which one."""
    yield from reports.registered(story)
    yield from reports.assigned(story)
    yield story.after("assigning")
    there = story.rng.choice([unit for unit in police() if unit != story.unit])
    story.act(SendByJurisdiction(to_unit=there, reason=story.say("transfer")), story.head)
    yield story.after("receiving")
    return there


STORIES = (sent_elsewhere, came_back, series, severed)
