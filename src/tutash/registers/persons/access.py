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
    own = Person.objects.filter(pk=OuterRef(OuterRef(OuterRef("pk")))).values("identity")  # out of three selects
    here = Participation.objects.filter(person_id__in=Person.objects.filter(identity__in=own).values("pk"))
    seen = Exists(here.filter(case_id__in=subjects(post, "case").values("pk")))
    scope = by_scope(post) or Q(pk__isnull=False)  # an empty condition means everybody, but is lost in an "or"
    if not office_of(post).see_shielded:
        scope &= ~Q(Exists(here.filter(case_id__in=_shielded().values("pk"))))
    return scope | Q(seen)


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
