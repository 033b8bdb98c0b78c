"""People come into a case: the victim, a witness, the suspect; they are told their rights."""

from collections.abc import Generator
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from tutash.institutions.crimes.acts.participants import AddParticipant, ExplainRights
from tutash.institutions.crimes.kinds import Tongue
from tutash.registers.persons.acts import MergePersons, ProposeMerge
from tutash.simulation.assumptions import assumptions
from tutash.simulation.people import Somebody
from tutash.simulation.story import Beat, Story


def victim_recognised(story: Story) -> Beat:
    """Who was injured is recognised as a victim, and told the rights of one."""
    yield story.after("finding")
    story.injured = takes_part(story, story.injured, "victim")
    yield story.soon(5, 20)
    told_rights(story, story.injured, "victim")
    if story.kind.sum[1] > 50_000 and story.chance(0.2):
        yield story.soon()
        takes_part(story, story.injured, "civil_claimant")


def suspect_found(story: Story) -> Generator[datetime, None, Somebody]:
    """Somebody is suspected, sometimes somebody who was suspected before; a witness may have helped."""
    yield story.after("finding")
    if story.chance(0.35):
        witness = takes_part(story, story.somebody(), "witness")
        yield story.soon(5, 20)
        told_rights(story, witness, "witness")
    suspect = takes_part(story, _suspect(story), "suspect")
    yield story.soon(5, 20)
    told_rights(story, suspect, "suspect")
    if story.chance(0.3):
        yield story.soon()
        takes_part(story, story.somebody(ages=(25, 60)), "lawyer")
    return suspect


def nameless(story: Story) -> Generator[datetime, None, Somebody]:
    """A suspect without papers is recorded by description; when the name is known, the two records are merged."""
    yield story.after("finding")
    act = AddParticipant(role="suspect", new=Somebody.nameless(story.say("described")))
    unknown = story.act(act, story.investigator).key("person")
    yield story.after("finding")
    known = takes_part(story, _suspect(story), "suspect")
    yield story.soon()
    assert known.id is not None
    story.act(ProposeMerge(other=known.id, reason=story.say("merge")), story.investigator, on=unknown)
    yield story.after("answering")
    merge = MergePersons(into=known.id, reason=story.say("merge"))
    story.act(merge, story.cast.one("registrar", "gp"), on=unknown)
    return known


def takes_part(story: Story, person: Somebody, role: str) -> Somebody:
    """The investigator brings somebody into the case, and into the register if this is the first time."""
    if person.id:
        story.act(AddParticipant(role=role, person=person.id), story.investigator)
        return person
    entry = story.act(AddParticipant(role=role, new=person.new(), paper=_paper(story, role)), story.investigator)
    known = replace(person, id=entry.key("person"))
    if role == "suspect" and not story.kind.shield:
        story.cast.suspects.setdefault(story.investigator.code, []).append(known)
    return known


def told_rights(story: Story, person: Somebody, role: str) -> None:
    tongue = Tongue.KYRGYZ if story.language == "ky" else Tongue.RUSSIAN
    act = ExplainRights(person=required(person), role=role, explained_at=story.now, language=tongue)
    story.act(act, story.investigator)


def required(person: Somebody) -> UUID:
    assert person.id is not None, "a person must be on record before anything else is said of them"
    return person.id


def _suspect(story: Story) -> Somebody:
    shares = assumptions().assumed
    before = story.cast.suspects.get(story.investigator.code, [])
    if before and not story.kind.shield and story.chance(shares.known_before):
        return story.rng.choice(before)
    young = story.chance(shares.children)
    return story.somebody(female=story.rng.random() < shares.women, ages=(15, 17) if young else (18, 60))


def _paper(story: Story, role: str) -> str | None:
    return story.say("order", n=story.rng.randrange(100, 999)) if role == "lawyer" else None
