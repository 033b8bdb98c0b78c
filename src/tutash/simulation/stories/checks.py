"""The check of a registered report, and a case opened: what most stories go through."""

from datetime import timedelta

from tutash.institutions.crimes.acts.check import (
    AssignOfficer,
    Expertise,
    InspectScene,
    OpenCase,
    OrderExpertise,
    Seized,
)
from tutash.institutions.crimes.acts.investigation import InstructInvestigator
from tutash.institutions.prosecution.acts.supervision import Instruct, ReportOnInstruction
from tutash.kernel.dates import ZONE
from tutash.kernel.models import Entry, Post
from tutash.simulation import words
from tutash.simulation.assumptions import assumptions
from tutash.simulation.people import address
from tutash.simulation.stories import records, reports
from tutash.simulation.stories.charges import offence
from tutash.simulation.story import Beat, Story


def looked_into(story: Story) -> Beat:
    """A report is registered and checked: the scene is inspected, an expertise ordered."""
    yield from reports.registered(story)
    if story.chance(assumptions().assumed.inquiry_first):
        yield from _inquired(story)
    yield from reports.assigned(story)
    if not story.kind.organisation and story.chance(0.75):
        yield story.soon(30, 200)
        _inspect(story, story.investigator)
    if story.kind.expertise and story.chance(0.6):
        yield story.soon(60, 400)
        order_expertise(story, story.kind.expertise)
    yield story.after("checking")


def opened(story: Story) -> Beat:
    """A report is checked and a case is opened."""
    yield from looked_into(story)
    begin(story)
    shares = assumptions().assumed
    if story.chance(shares.outage):
        yield story.soon(200, 3000)
        yield from records.on_paper(story)
    if story.chance(shares.corrected):
        yield from records.corrected(story)
    if story.chance(shares.photographed):
        yield story.soon(200, 3000)
        records.filed(story)
    yield from _supervised(story)


def _supervised(story: Story) -> Beat:
    """Heads and prosecutors give instructions; another investigator may take over."""
    if story.chance(0.1):
        yield story.soon(200, 3000)
        story.act(InstructInvestigator(words=story.say("instruction")), story.head)
    if story.chance(0.15):
        yield from instructed(story)
    if story.chance(0.06):
        yield from reports.reassigned(story)


def inquired_first(story: Story) -> Beat:
    """An inquiry officer begins the check; an investigator goes on, and opens the case."""
    yield from reports.registered(story)
    yield from _inquired(story)
    yield from reports.assigned(story)
    yield story.after("checking")
    begin(story)


def instructed_only(story: Story) -> Beat:
    """The prosecutor has given an instruction, and waits for the report."""
    yield from opened(story)
    yield from instructed(story)


def on_paper_only(story: Story) -> Beat:
    """What was done on paper is entered and waits for the second signature."""
    yield from opened(story)
    yield story.after("finding")
    yield from records.on_paper(story)


def begin(story: Story) -> None:
    """The investigator opens the case."""
    story.act(OpenCase(narrative=story.tell("established"), offences=(offence(story),)), story.investigator)


def instructed(story: Story) -> Beat:
    """The prosecutor gives an instruction; the investigator reports what was done."""
    yield story.after("finding")
    by_day = story.now.astimezone(ZONE).date() + timedelta(days=7)
    given = story.act(Instruct(words=story.say("instruction"), by_day=by_day), story.prosecutor)
    yield story.after("answering")
    report = ReportOnInstruction(instruction=given.seq, report=story.say("instruction_report"))
    story.act(report, story.investigator)


def _inquired(story: Story) -> Beat:
    """An inquiry officer, who did not find it himself, is put in charge and looks at the scene."""
    officers = [post for post in story.cast.all("inquiry_officer", story.unit) if post != story.desk]
    if not officers:
        return
    officer = story.rng.choice(officers)
    yield story.after("assigning")
    story.act(AssignOfficer(officer=officer.code), story.head)
    yield story.soon(30, 200)
    _inspect(story, officer)
    yield story.after("returned_check")


def _inspect(story: Story, by: Post) -> None:
    ended = story.now - timedelta(minutes=story.rng.randrange(10, 60))
    things = words.decisions("seized", story.language)
    seized = tuple(
        Seized(what=thing, packed=story.say("packed")) for thing in story.rng.sample(things, story.rng.randrange(3))
    )
    story.act(
        InspectScene(
            inspected_from=ended - timedelta(minutes=story.rng.randrange(20, 90)),
            inspected_to=ended,
            place=address(story.rng, story.language),
            present=tuple(words.decisions("present", story.language)[: story.rng.randrange(1, 4)]),
            found_there=story.say("scene"),
            seized=seized,
        ),
        by,
    )


def order_expertise(story: Story, kind: Expertise) -> Entry:
    questions = words.decisions("expertise_questions", story.language)
    return story.act(
        OrderExpertise(
            kind=kind,
            institution=story.say("institution"),
            circumstances=story.say("expertise"),
            questions=(questions[_ASKED.get(kind, 0)],),
        ),
        story.investigator,
    )


_ASKED = {Expertise.VALUATION: 1, Expertise.MEDICAL: 2, Expertise.DRUGS: 3}  # the question that fits

STORIES = (inquired_first, instructed_only, on_paper_only)
