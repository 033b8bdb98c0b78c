"""No case is opened, or nothing registered: the applicant accepts it or complains, and the prosecutor answers."""

from tutash.institutions.crimes.acts.check import RefuseToOpen, ServeRefusal
from tutash.institutions.crimes.acts.journal import RegisterCrime
from tutash.institutions.crimes.acts.requests import DecideComplaint, LodgeComplaint, Outcome, To
from tutash.institutions.prosecution.acts.refusal import CancelRefusalAndOpen, DismissComplaint, ReturnForCheck
from tutash.kernel.models import Entry
from tutash.simulation.stories import checks, reports, unsolved
from tutash.simulation.stories.charges import offence
from tutash.simulation.story import Beat, Story


def refused(story: Story) -> Beat:
    """The check shows no crime; the applicant is told and accepts it."""
    yield from checks.looked_into(story)
    _refuse(story)
    yield from _served(story)


def refusal_upheld(story: Story) -> Beat:
    """The applicant complains of a refusal, and the prosecutor finds the complaint unfounded."""
    yield from _complained_of(story)
    story.act(DismissComplaint(reason=story.say("complaint_refused")), story.prosecutor)


def refusal_returned(story: Story) -> Beat:
    """The prosecutor returns a refusal for a further check, after which the case is opened or refused again."""
    yield from _complained_of(story)
    act = ReturnForCheck(reason=story.say("refusal_returned"), instructions=story.say("refusal_instructions"))
    story.act(act, story.prosecutor)
    yield story.after("returned_check")
    if story.chance(0.5):
        checks.begin(story)
        yield from unsolved.left_unsolved(story)
    else:
        _refuse(story)
        yield from _served(story)


def refusal_cancelled(story: Story) -> Beat:
    """The prosecutor cancels an unlawful refusal and opens the case."""
    yield from _complained_of(story)
    act = CancelRefusalAndOpen(reason=story.say("refusal_cancelled"), counts=(offence(story),))
    story.act(act, story.chief_prosecutor)
    yield from unsolved.left_unsolved(story)


def complaint_of_a_dispute(story: Story) -> Beat:
    """What was laid aside as a dispute is complained of; the prosecutor registers it as a crime, or does not."""
    reports.record(story)
    yield story.after("laying_aside")
    laid_aside = reports.lay_aside(story)
    yield story.after("complaining")
    complaint = story.act(
        LodgeComplaint(
            name=f"{story.injured.name}, {story.say('capacity_applicant')}",
            words=story.say("complaint_not_a_crime"),
            about=laid_aside.seq,
            to=To.PROSECUTOR,
        ),
        story.prosecutor,
    )
    yield story.after("answering")
    granted = story.chance(0.4)
    outcome = Outcome.GRANTED if granted else Outcome.REFUSED
    reason = story.say("complaint_granted" if granted else "complaint_refused")
    story.act(DecideComplaint(complaint=complaint.seq, outcome=outcome, reason=reason), story.prosecutor)
    if granted:
        yield story.soon()
        story.act(RegisterCrime(offences=(offence(story),)), story.prosecutor)
        yield from reports.assigned(story)
        yield story.after("checking")
        checks.begin(story)
        yield from unsolved.left_unsolved(story)


def _refuse(story: Story) -> Entry:
    ground = story.rng.choice(("no_event", "no_corpus"))
    return story.act(RefuseToOpen(ground=ground, narrative=story.say("refusal")), story.investigator)


def _served(story: Story) -> Beat:
    yield story.soon(20, 200)
    story.act(ServeRefusal(served_at=story.now, how=story.say("refusal_served")), story.investigator)


def _complained_of(story: Story) -> Beat:
    yield from checks.looked_into(story)
    refusal = _refuse(story)
    yield from _served(story)
    yield story.after("complaining")
    story.act(
        LodgeComplaint(
            name=f"{story.injured.name}, {story.say('capacity_applicant')}",
            words=story.say("complaint_refusal"),
            about=refusal.seq,
            to=To.PROSECUTOR,
        ),
        story.prosecutor,
    )
    yield story.after("answering")


STORIES = (refused, refusal_upheld, refusal_returned, refusal_cancelled, complaint_of_a_dispute)
