"""Which person is meant, asked in a form: found by any spelling, chosen by a human."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from tutash.kernel.forms.sources import Asking, Candidate, source
from tutash.kernel.models import Subject
from tutash.kernel.text import Text
from tutash.registers.persons.access import hidden
from tutash.registers.persons.fold import parts, sound
from tutash.registers.persons.models import Participation, Person, Proposal
from tutash.registers.persons.reads import found, identity_line, resolved
from tutash.registers.persons.sought import Sought

TAKES_PART = Text("takes part in this case", "участвует в этом деле", "бул ишке катышат")
PROPOSED = Text("proposed, or merged with it", "предложено либо слито с ней", "сунушталган же аны менен бириктирилген")


@source("person")
class Persons:
    """In a case, those who take part in it; then those whose name, birth or number is like the words.

    Only the personal number chooses by itself; a name never does.
    """

    few = False

    def find(self, words: str, asking: Asking) -> Sequence[Candidate]:
        near = _at_hand(asking.subject)
        if asking.post is None or not (words or asking.subject):
            return []
        if not words:
            return near
        like = [candidate for candidate in near if _shares_a_sound(words, str(candidate.label))]
        listed = {candidate.value for candidate in like} | {str(asking.subject.pk) if asking.subject else ""}
        return like + [
            Candidate(str(f.person.pk), identity_line(f.person), _joined(f.candidate.reasons), exact=f.candidate.exact)
            for f in found(asking.post, Sought.read(words), purpose="form")
            if str(f.person.pk) not in listed
        ]

    def named(self, value: str, asking: Asking) -> Candidate | None:
        try:
            person_id = UUID(value)
        except ValueError:
            return None
        person = resolved([person_id]).get(person_id)
        if person is None or asking.post is None or hidden(asking.post, [person.pk]):
            return None
        return Candidate(value, identity_line(person))


def _at_hand(subject: Subject | None) -> list[Candidate]:
    """Those whom the subject of the act names already, by the record that it names."""
    if subject is None:
        return []
    if subject.kind == "case":
        ids = Participation.objects.filter(case_id=subject.pk).order_by("since").values_list("person_id", flat=True)
        return _shown(ids, TAKES_PART)
    if subject.kind == "person":
        return _shown(_linked(subject.pk), PROPOSED)
    return []


def _linked(person_id: UUID) -> list[UUID]:
    """The record that this one is merged into, and those with which a merge is proposed."""
    into = Person.objects.filter(pk=person_id).exclude(merged_into=None).values_list("merged_into", flat=True)
    waiting = Proposal.objects.filter(decided_at=None)
    pairs = waiting.filter(person_id=person_id) | waiting.filter(other_id=person_id)
    return [*filter(None, into), *(p.other_id if p.person_id == person_id else p.person_id for p in pairs)]


def _shown(ids: Iterable[UUID], hint: Text) -> list[Candidate]:
    listed = list(dict.fromkeys(ids))
    people = resolved(listed)
    return [Candidate(str(one), identity_line(people[one]), hint) for one in listed if one in people]


def _shares_a_sound(words: str, label: str) -> bool:
    return bool({sound(part) for part in parts(words)} & {sound(part) for part in parts(label)})


def _joined(reasons: Sequence[Text]) -> Text | None:
    if not reasons:
        return None
    return Text(*("; ".join(reason.to(language) for reason in reasons) for language in ("en", "ru", "ky")))
