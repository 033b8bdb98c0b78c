"""Who sees a case: the scope of the post, and a unit to which a case is on its way."""

from django.db.models import Q

from tutash.institutions.crimes.proceedings import WAITS, Transfer
from tutash.kernel.access import by_scope, predicate_for
from tutash.kernel.models import Post

RECEIVERS = ("head_of_unit", "duty_officer")


@predicate_for("case")
def cases(post: Post) -> Q:
    condition = by_scope(post)
    if post.office in RECEIVERS:
        condition |= Q(pk__in=Transfer.objects.filter(to_unit=post.unit_id, status=WAITS).values("case_id"))
    return condition
