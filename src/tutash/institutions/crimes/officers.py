"""Who may be put in charge, and who is."""

from typing import Final

from tutash.institutions.crimes.refusals import NobodyInCharge, NoSuchPost
from tutash.kernel.access import units_below
from tutash.kernel.acts import Situation
from tutash.kernel.models import Post
from tutash.kernel.refusals import NotAssigned

IN_CHARGE: Final = ("investigator", "inquiry_officer")  # offices that may be in charge of a material or case


def require_officer(situation: Situation, code: str, *, norm: str, field: str) -> Post:
    """The post of this code: in the author's unit or below it, held today, of an office that may be in charge."""
    post = Post.objects.select_related("unit", "official").filter(code=code, office__in=IN_CHARGE).first()
    if post is None or post.since > situation.now or (post.until and post.until <= situation.now):
        raise NoSuchPost(norm=norm, field=field)
    if not units_below(situation.post.unit).filter(code=post.unit_id).exists():
        raise NoSuchPost(norm=norm, field=field)
    return post


def require_in_charge(situation: Situation, norm: str, *offices: str) -> None:
    """These offices act only in what they are in charge of; others (a prosecutor) by their own power."""
    if situation.post.office not in offices or situation.case.post_id == situation.post.code:
        return
    if not situation.case.post_id:
        raise NobodyInCharge(norm=norm)
    raise NotAssigned(norm=norm)
