"""A case is terminated, by the investigator or by the prosecutor."""

from tutash.institutions.crimes.acts.investigation import Consent, TerminateCase
from tutash.institutions.crimes.acts.requests import LodgeComplaint, To
from tutash.institutions.prosecution.acts.indictment import TerminateByProsecutor
from tutash.institutions.prosecution.acts.supervision import CancelTermination
from tutash.kernel.models import Entry
from tutash.simulation.stories import checks, people, trials
from tutash.simulation.story import Beat, Story


def reconciled(story: Story) -> Beat:
    """The parties are reconciled and the damage is paid."""
    yield from checks.opened(story)
    yield from people.victim_recognised(story)
    yield from people.suspect_found(story)
    yield story.after("more")
    _terminate(story, "reconciliation", "terminated_reconciled", Consent.AGREES)


def no_elements(story: Story) -> Beat:
    """After the expertise there are no elements of a crime."""
    yield from checks.opened(story)
    yield story.after("investigating")
    _terminate(story, "no_corpus", "terminated_no_corpus", Consent.NOBODY)


def not_proved(story: Story) -> Beat:
    """Somebody was accused, and nothing is proved."""
    yield from trials.accused(story)
    yield story.after("more")
    _terminate(story, "not_proved", "terminated_not_proved", Consent.AGREES)


def termination_cancelled(story: Story) -> Beat:
    """The victim complains of a termination, and the prosecutor cancels it."""
    yield from trials.accused(story)
    yield story.after("more")
    terminated = _terminate(story, "reconciliation", "terminated_reconciled", Consent.AGREES)
    yield story.after("complaining")
    story.act(
        LodgeComplaint(
            person=story.injured.id,
            name=f"{story.injured.name}, {story.say('capacity_applicant')}",
            words=story.say("complaint_termination"),
            about=terminated.seq,
            to=To.PROSECUTOR,
        ),
        story.prosecutor,
    )
    yield story.after("answering")
    story.act(CancelTermination(reason=story.say("termination_cancelled")), story.chief_prosecutor)
    yield from trials.to_the_prosecutor(story)
    yield from trials.to_court(story)


def ended_by_prosecutor(story: Story) -> Beat:
    """The prosecutor who studies the indictment terminates the case."""
    yield from trials.accused(story)
    yield from trials.to_the_prosecutor(story)
    yield story.after("studying")
    act = TerminateByProsecutor(ground="not_proved", reason=story.say("terminated_not_proved"))
    story.act(act, story.chief_prosecutor)


def _terminate(story: Story, ground: str, why: str, consent: Consent) -> Entry:
    act = TerminateCase(ground=ground, consent=consent, narrative=story.say(why))
    return story.act(act, story.investigator)


STORIES = (reconciled, no_elements, not_proved, termination_cancelled, ended_by_prosecutor)
