"""What documents are told of the counts of a case."""

from typing import Any

from django.db.models import Q

from tutash.kernel import law
from tutash.kernel.models import Entry
from tutash.kernel.text import Text
from tutash.registers.charges.asked import Completion, Role
from tutash.registers.charges.models import Count
from tutash.registers.documents.supplies import supplies


@supplies("case", "counts")
def counts(entry: Entry) -> list[dict[str, Any]]:
    """The counts as they stood right after an entry, by number."""
    standing = Count.objects.filter(Q(until_seq=None) | Q(until_seq__gt=entry.seq), case_id=entry.subject_id)
    return [line(count) for count in standing.filter(since_seq__lte=entry.seq).order_by("no")]


@supplies("case", "counts_before")
def counts_before(entry: Entry) -> list[dict[str, Any]]:
    """The counts as they stood before an entry: what it excludes, requalifies or carries away."""
    standing = Count.objects.filter(Q(until_seq=None) | Q(until_seq__gte=entry.seq), case_id=entry.subject_id)
    return [line(count) for count in standing.filter(since_seq__lt=entry.seq).order_by("no")]


def line(count: Count) -> dict[str, Any]:
    """A count with the words of its article."""
    return {
        "no": count.no,
        "since": count.since_seq,
        "person": count.person_id,
        "charge": count.charge,
        "title": law.charge(count.charge).title if count.charge else Text.of(count.stated),
        "from": count.offence_from,
        "to": count.offence_to,
        "completion": Completion.called(count.completion),
        "role": Role.called(count.role),
        "milder": count.milder,
        "unverified": count.unverified,
    }
