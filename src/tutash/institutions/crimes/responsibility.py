"""Who may be prosecuted: the age of responsibility, and persons against whom only some offices open a case."""

from collections.abc import Sequence
from uuid import UUID

from tutash.institutions.crimes.kinds import Immunity
from tutash.institutions.crimes.refusals import ConsentNeeded, TooYoung
from tutash.kernel import law
from tutash.kernel.acts import Situation
from tutash.kernel.refusals import NotFound, NotYourOffice
from tutash.kernel.terms import age_on
from tutash.registers.charges.asked import Offence
from tutash.registers.persons.access import hidden
from tutash.registers.persons.models import Person

EARLY = "uk.early_responsibility"


def require_known(situation: Situation, offences: Sequence[Offence], field: str = "offences", inside: str = "") -> None:
    """Who is named is on record, and is nobody whom the author may not even know to be on record."""
    named = {offence.person for offence in offences if offence.person}
    identities = dict(Person.objects.filter(pk__in=named).values_list("pk", "identity")) if named else {}
    secret = hidden(situation.post, set(identities.values()))
    for n, offence in enumerate(offences):
        if offence.person and identities.get(offence.person) in {None, *secret}:
            raise NotFound(norm=EARLY, field=f"{field}-{n}-{inside}person")


def require_age(offences: Sequence[Offence], field: str = "offences", inside: str = "") -> None:
    """Nobody is charged with what they did below the lowest age at which anybody answers for a crime.

    Between the lowest and the general age the article decides; the list of such articles in the law pack is not
    complete, so nothing is refused there.
    """
    named = {offence.person for offence in offences if offence.person}
    born = dict(Person.objects.filter(pk__in=named).values_list("pk", "birth_date")) if named else {}
    for n, offence in enumerate(offences):
        day = born.get(offence.person or UUID(int=0))
        then = law.Law(offence.day)
        if day is None or not then.has(EARLY):
            continue
        least = int(then.value(EARLY)["age"])
        if (age := age_on(day, offence.day)) < least:
            words = TooYoung.text.format(age=max(age, 0), least=least)
            raise TooYoung(words, norm=EARLY, field=f"{field}-{n}-{inside}person")


def require_competent(situation: Situation, against: Immunity | None, consent: str | None, norm: str) -> None:
    """Against an advocate or a judge only those offices open a case that the law pack names."""
    for rule in law.jurisdiction(situation.law.on) if against else ():
        if against in rule.persons and situation.post.office not in rule.offices:
            raise NotYourOffice(rule.what, norm=norm, field="against")
    if against is Immunity.JUDGE and not consent:
        raise ConsentNeeded(norm=norm, field="consent")
