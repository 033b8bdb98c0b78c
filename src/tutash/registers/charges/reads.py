"""The counts of cases, as pages and other registers read them."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import QuerySet

from tutash.kernel import law
from tutash.kernel.access import subjects
from tutash.kernel.law import Equivalent
from tutash.kernel.models import Post
from tutash.kernel.text import Text
from tutash.registers.charges.models import CURRENT, Count


def of_case(case_id: UUID) -> QuerySet[Count]:
    """All counts of a case, the former qualifications of each after the present one."""
    return Count.objects.filter(case_id=case_id).order_by("no", "-since_seq")


def current(case_ids: Iterable[UUID]) -> dict[UUID, list[Count]]:
    """Present counts of several cases at once."""
    found: dict[UUID, list[Count]] = {}
    for count in Count.objects.filter(case_id__in=list(case_ids), status=CURRENT).order_by("no"):
        found.setdefault(count.case_id, []).append(count)
    return found


def of_person(post: Post, person_id: UUID) -> QuerySet[Count]:
    """The counts against a person in the cases that this post may see."""
    seen = subjects(post, "case").values("id")
    return Count.objects.filter(person_id=person_id, case_id__in=seen).order_by("case_id", "no")


def words(count: Count) -> Text:
    """How a count is called: its article, or the words of the register that it came from."""
    return law.charge(count.charge).text if count.charge else Text.of(count.stated)


def title(count: Count) -> Text:
    return law.charge(count.charge).title if count.charge else Text.of(count.stated)


def equivalents(count: Count) -> tuple[Equivalent, ...]:
    """The same offence in the other editions, each with how sure that is."""
    return law.equivalents(count.charge) if count.charge else ()
