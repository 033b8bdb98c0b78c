"""A report comes in: by telephone, at the counter, found by an officer; some prove to be no crime."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from tutash.institutions.crimes.acts.check import AssignOfficer
from tutash.institutions.crimes.acts.journal import FindNotACrime, RecordInJournal, RegisterCrime, RegisterDirectly
from tutash.institutions.crimes.kinds import Channel, Incident
from tutash.kernel.models import Entry, Post
from tutash.simulation import words
from tutash.simulation.assumptions import assumptions, draw
from tutash.simulation.people import address, somewhere
from tutash.simulation.stories.charges import offence
from tutash.simulation.story import Beat, Story


def not_registered_yet(story: Story) -> Beat:
    """A report of a crime is in the journal, and nobody has registered it yet."""
    record(story)
    yield story.after("registering")
    story.act(RegisterCrime(offences=(offence(story),)), desk(story))


def other_incident(story: Story) -> Beat:
    """A fire, a lost passport, a quarrel: it stands in the journal and goes elsewhere."""
    record(story)
    yield story.after("laying_aside")
    kind = story.outline.incident.value
    reason = words.incident(story.rng, kind, "found", story.language)
    story.act(FindNotACrime(ground=words.ground_of_incident(kind), reason=reason), desk(story))


def offence_of_little_weight(story: Story) -> Beat:
    """A report of a crime proves to be an offence, or a dispute that belongs to a civil court."""
    record(story)
    yield story.after("laying_aside")
    lay_aside(story)


# Beats, which other stories begin with


def registered(story: Story) -> Beat:
    """The report of a crime is in the register: at once if an officer found it, else through the journal."""
    if story.kind.found and story.chance(0.7):
        finder = story.rng.choice(story.cast.all("inquiry_officer", story.unit))
        act = RegisterDirectly(**_said(story, Channel.OFFICER), offences=(offence(story),))
        entry = story.act(act, finder)
        story.case = entry.subject_id
        _remember_applicant(story, entry)
        story.desk = finder
        return
    record(story)
    yield story.after("registering")
    offences = (offence(story),) if story.chance(0.8) else ()
    story.act(RegisterCrime(offences=offences), desk(story))


def assigned(story: Story) -> Beat:
    """The head of the unit puts an investigator in charge."""
    yield story.after("assigning")
    story.act(AssignOfficer(officer=story.investigator.code), story.head)


def reassigned(story: Story) -> Beat:
    """Another investigator takes over, where there is one."""
    team = [post for post in story.cast.all("investigator", story.unit) if post != story.investigator]
    if not team:
        return
    yield story.soon(60, 300)
    story.officer = story.rng.choice(team)
    story.act(AssignOfficer(officer=story.officer.code, reason=story.say("assigned_again")), story.head)


def record(story: Story) -> Entry:
    """The duty officer writes the report down."""
    channel = draw(story.rng, assumptions().assumed.channels)
    said = _said(story, channel)
    story.desk = story.duty
    entry = story.act(RecordInJournal(**said, incident=story.outline.incident), story.desk)
    story.case = entry.subject_id
    _remember_applicant(story, entry)
    return entry


def _remember_applicant(story: Story, entry: Entry) -> None:
    """Who gave a name with the report is on record from now on."""
    if entry.fields["applicant_surname"]:
        story.injured = replace(story.injured, id=entry.key("applicant"))


def lay_aside(story: Story) -> Entry:
    """The report is found to speak of no crime."""
    dispute = story.outline.kind == "fraud_acquaintance"
    ground = "civil_dispute" if dispute else "offence"
    return story.act(
        FindNotACrime(
            ground=ground,
            reason=story.say("not_a_crime_civil" if dispute else "not_a_crime_petty"),
            sent_to=None if dispute else story.say("sent_to_offences"),
        ),
        desk(story),
    )


def desk(story: Story) -> Post:
    """Who took the report in: the only officer on duty who sees a shielded one."""
    assert story.desk is not None
    return story.desk


def _said(story: Story, channel: Channel) -> dict[str, Any]:
    """What the report says."""
    crime = story.outline.incident is Incident.CRIME
    said: dict[str, Any] = {
        "channel": channel,
        "narrative": _narrative(story),
        "received_at": story.now - timedelta(minutes=story.rng.randrange(2, 15)),
        "occurred_from": story.happened,
        "territory": somewhere(story.rng, story.unit),
        "address": address(story.rng, story.language),
    }
    if crime:
        kind = story.kind
        said |= {"public_place": kind.public, "street": kind.street, "shield": kind.shield}
        said["domestic_violence"] = kind.domestic
    if story.chance(assumptions().assumed.late_report):
        said["received_at"] = story.now - timedelta(days=story.rng.randrange(2, 5))
        said["occurred_from"] = min(story.happened, said["received_at"] - timedelta(hours=1))
        said["late_reason"] = story.say("late_report")
    return said | _who(story, channel)


def _who(story: Story, channel: Channel) -> dict[str, Any]:
    if channel in (Channel.OFFICER, Channel.MEDIA):
        return {}
    if story.chance(assumptions().assumed.anonymous):
        return {"anonymous": True}
    person = story.injured
    phone = None if story.chance(assumptions().assumed.no_phone) else person.phone
    return {
        "applicant_surname": person.name.surname,
        "applicant_given": person.name.given,
        "applicant_patronymic": person.name.patronymic or None,
        "applicant_phone": phone,
        "applicant_pin": person.number if story.chance(0.7) else None,
    }


def _narrative(story: Story) -> str:
    if story.outline.kind:
        return story.tell("report")
    return words.incident(story.rng, story.outline.incident.value, "report", story.language)


STORIES = (not_registered_yet, other_incident, offence_of_little_weight)
