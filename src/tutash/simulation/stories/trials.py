"""Somebody is accused, the parties read the file, the prosecutor studies it, the case goes to court."""

from datetime import date

from tutash.institutions.crimes.acts.ending import (
    GoBackToInvestigation,
    HowRead,
    OfferFile,
    RecordReading,
    SendIndictment,
)
from tutash.institutions.crimes.acts.investigation import BringAsAccused, PresentCharge
from tutash.institutions.crimes.acts.qualification import Anew, Requalify
from tutash.institutions.crimes.acts.requests import DecidePetition, LodgePetition, Outcome
from tutash.institutions.prosecution.acts.indictment import (
    ApproveIndictment,
    ExcludeCounts,
    RequalifyDownward,
    ReturnIndictment,
    SendToCourt,
)
from tutash.institutions.prosecution.acts.supervision import ExtendInvestigation
from tutash.kernel import law
from tutash.kernel.dates import ZONE
from tutash.registers.charges.asked import Completion
from tutash.simulation import words
from tutash.simulation.people import Somebody
from tutash.simulation.stories import checks, people, unsolved
from tutash.simulation.stories.charges import offence
from tutash.simulation.story import Beat, Story

LAST_OF_TWO = 3  # number of the second of two counts charged, after the one with which the case was opened


def solved(story: Story) -> Beat:
    """A crime is solved, and the case goes to court."""
    yield from accused(story)
    yield from to_the_prosecutor(story)
    yield from to_court(story)


def found_later(story: Story) -> Beat:
    """Months after the investigation was suspended somebody is found."""
    yield from checks.opened(story)
    yield from people.victim_recognised(story)
    yield story.after("small")
    yield from unsolved.stood_still(story, "unidentified")
    yield from accusation(story)
    yield from to_the_prosecutor(story)
    yield from to_court(story)


def wanted(story: Story) -> Beat:
    """The accused hides or falls ill; later the case goes on, and to court."""
    yield from accused(story)
    yield story.after("more")
    yield from unsolved.stood_still(story, "illness" if story.chance(0.2) else "whereabouts_unknown")
    yield from to_the_prosecutor(story)
    yield from to_court(story)


def solved_second_time(story: Story) -> Beat:
    """The prosecutor returns the indictment; when it is completed the case goes to court."""
    yield from accused(story)
    yield from to_the_prosecutor(story)
    yield story.after("studying")
    story.act(ReturnIndictment(reason=story.say("indictment_returned")), story.prosecutor)
    yield story.after("more")
    yield from to_the_prosecutor(story)
    yield from to_court(story)


def charge_reduced(story: Story) -> Beat:
    """Two counts are charged; with the prosecutor the second falls, or becomes a milder one."""
    yield from checks.opened(story)
    yield from people.victim_recognised(story)
    yield from accusation(story, counts=2)
    yield from to_the_prosecutor(story)
    yield story.after("studying")
    if milder := story.kind.milder:
        held = offence(story).model_copy(update={"charge": milder})
        reason = story.say("requalified_downward")
        act = RequalifyDownward(no=LAST_OF_TWO, offence=held, milder_confirmed=True, reason=reason)
        story.act(act, story.prosecutor)
    else:
        story.act(ExcludeCounts(nos=(LAST_OF_TWO,), reason=story.say("counts_excluded")), story.prosecutor)
    yield from to_court(story)


def petition_only(story: Story) -> Beat:
    """The defence asks for something; the case goes on to the court."""
    yield from checks.opened(story)
    yield from people.victim_recognised(story)
    suspect = yield from people.suspect_found(story)
    yield from _brought(story, suspect)
    yield from petitioned(story, suspect)
    yield from to_the_prosecutor(story)
    yield from to_court(story)


def requalified(story: Story) -> Beat:
    """After the expertise the act is qualified as an attempt, and the case goes to court."""
    yield from checks.opened(story)
    yield from people.victim_recognised(story)
    yield story.after("finding")
    story.completion = Completion.ATTEMPTED
    anew = Anew(no=1, offence=offence(story))
    story.act(Requalify(changes=(anew,), reason=story.say("requalified")), story.investigator)
    yield from accusation(story)
    yield from to_the_prosecutor(story)
    yield from to_court(story)


def identified_later(story: Story) -> Beat:
    """The suspect has no papers; when the name is known two records are merged, and the case goes to court."""
    yield from checks.opened(story)
    yield from people.victim_recognised(story)
    suspect = yield from people.nameless(story)
    yield from _brought(story, suspect)
    yield from to_the_prosecutor(story)
    yield from to_court(story)


def extended(story: Story) -> Beat:
    """A complex case: a deputy of the Prosecutor General extends the investigation."""
    yield from accused(story)
    yield story.after("more")
    last_day = law.Law(_today(story)).term("upk.investigation_extension", story.now).last_day
    several = story.rng.randrange(5, 30)
    half = _today(story) + (last_day - _today(story)) / 2
    act = ExtendInvestigation(last_day=half, reason=story.say("extended", n=several))
    story.act(act, story.cast.one("deputy_prosecutor_general", "gp"))
    yield story.after("investigating")
    yield from to_the_prosecutor(story)
    yield from to_court(story)


# Beats


def accused(story: Story) -> Beat:
    """A case is opened, a suspect found and accused, the charge presented."""
    yield from checks.opened(story)
    yield from people.victim_recognised(story)
    yield from accusation(story)


def accusation(story: Story, *, counts: int = 1) -> Beat:
    """A suspect is found and accused; what was held against nobody is held against this person."""
    suspect = yield from people.suspect_found(story)
    yield from _brought(story, suspect, counts)


def _brought(story: Story, suspect: Somebody, counts: int = 1) -> Beat:
    yield story.after("more")
    held = (offence(story),) * counts
    act = BringAsAccused(person=people.required(suspect), offences=held, narrative=story.tell("established"))
    story.act(act, story.investigator)
    yield from charged(story, suspect)
    if story.chance(0.3):
        yield from petitioned(story, suspect)


def charged(story: Story, suspect: Somebody) -> Beat:
    """The charge is presented with a lawyer."""
    yield story.after("presenting")
    act = PresentCharge(
        person=people.required(suspect),
        lawyer=story.say("lawyer", n=story.rng.randrange(100, 999)),
        presented_at=story.now,
        language=story.say("language"),
        answer=story.say("charge_answer"),
    )
    story.act(act, story.investigator)


def petitioned(story: Story, suspect: Somebody) -> Beat:
    """The defence asks for something, and gets an answer."""
    yield story.after("petitioning")
    act = LodgePetition(
        person=suspect.id, name=f"{suspect.name}, {story.say('capacity_defence')}", words=story.say("petition")
    )
    petition = story.act(act, story.investigator)
    yield story.after("deciding")
    granted = story.chance(0.6)
    answer = DecidePetition(
        petition=petition.seq,
        outcome=Outcome.GRANTED if granted else Outcome.REFUSED,
        reason=story.say("petition_granted" if granted else "petition_refused"),
    )
    story.act(answer, story.investigator)


def to_the_prosecutor(story: Story) -> Beat:
    """The file is read by the parties, and the indictment sent."""
    yield story.after("more")
    yield from read(story)
    if story.chance(0.05):
        story.act(GoBackToInvestigation(reason=story.say("back_to_investigation")), story.investigator)
        yield story.after("more")
        yield from read(story)
    yield story.soon(60, 400)
    evidence = tuple(words.decisions("evidence", story.language)[: story.rng.randrange(2, 6)])
    story.act(SendIndictment(narrative=story.tell("established"), evidence=evidence), story.investigator)


def read(story: Story) -> Beat:
    """Each accused and each victim reads the file, or will not."""
    offered = story.act(OfferFile(), story.investigator)
    for person in offered.found["people"]:
        yield story.after("reading")
        how = HowRead.IN_FULL if story.chance(0.85) else story.rng.choice(list(HowRead))
        remarks = story.say("remarks") if how is HowRead.IN_FULL else None
        act = RecordReading(person=person, result=how, done_at=story.now, remarks=remarks)
        story.act(act, story.investigator)


def to_court(story: Story) -> Beat:
    """The prosecutor approves the indictment and sends the case to the court."""
    yield story.after("studying")
    story.act(ApproveIndictment(conclusion=story.say("approved")), story.prosecutor)
    yield story.after("sending")
    court = next(unit for unit in law.units() if unit.code == "court." + story.unit.partition(".")[2])
    story.act(SendToCourt(court=court.title.to(story.language)), story.chief_prosecutor)


def _today(story: Story) -> date:
    return story.now.astimezone(ZONE).date()


STORIES = (
    solved,
    found_later,
    wanted,
    solved_second_time,
    charge_reduced,
    petition_only,
    requalified,
    identified_later,
    extended,
)
