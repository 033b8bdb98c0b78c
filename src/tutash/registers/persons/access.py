"""Who sees a person in full: who keeps the record, and who may see a case in which the person takes part.

Who takes part in a shielded case is seen by nobody else, not even as a line in a list.
"""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from tutash.kernel.access import by_scope, office_of, predicate_for, subjects
from tutash.kernel.models import Post, Subject
from tutash.registers.persons.models import Participation, Person


@predicate_for("person")
def persons(post: Post) -> Q:
    """The condition on the subject of a person."""
    here = Participation.objects.filter(person_id__in=_records(OuterRef(OuterRef("pk"))))
    seen = Exists(here.filter(case_id__in=subjects(post, "case").values("pk")))
    if office_of(post).see_shielded:
        return by_scope(post) | Q(seen)
    return (by_scope(post) & ~Q(Exists(here.filter(case_id__in=_shielded().values("pk"))))) | Q(seen)


def _records(person_id: OuterRef) -> QuerySet[Person]:
    """All records of one identity."""
    identity = Person.objects.filter(pk=person_id).values("identity")[:1]
    return Person.objects.filter(identity=identity).values("pk")  # type: ignore[return-value]


def _shielded() -> QuerySet[Subject]:
    return Subject.objects.filter(kind="case").exclude(shield="")


def hidden(post: Post, identities: Iterable[UUID]) -> set[UUID]:
    """Those of whom this post may not even learn that they are on record."""
    if office_of(post).see_shielded:
        return set()
    cases = _shielded().exclude(pk__in=subjects(post, "case").values("pk")).values("pk")
    records = dict(Person.objects.filter(identity__in=list(identities)).values_list("pk", "identity"))
    taking_part = Participation.objects.filter(person_id__in=records.keys(), case_id__in=cases)
    return {records[person_id] for person_id in taking_part.values_list("person_id", flat=True)}
