"""Who holds which post: appoint, dismiss, list. Each change is in the security log and holds from the next request."""

from datetime import datetime

from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import QuerySet

from tutash.kernel import access, clock
from tutash.kernel.models import Post, Unit
from tutash.kernel.offices import office_on
from tutash.kernel.refusals import Refused
from tutash.kernel.text import Text


class CannotAppoint(Refused):
    """Nobody can be appointed like this."""


def appoint(username: str, office_code: str, unit_code: str, *, surname: str = "", given: str = "") -> Post:
    """Give an official a post in a unit from now on; the account is made when there is none.

    Raises `CannotAppoint` when the unit, or the office in this agency, does not exist today.
    """
    now = clock.now()
    unit = Unit.objects.filter(code=unit_code).first()
    if unit is None or (unit.until and unit.until <= clock.local(now).date()):
        raise CannotAppoint(Text("There is no such unit today.", "Такого подразделения нет.", "Мындай бөлүм жок."))
    held = office_on(office_code, clock.local(now).date())
    if held is None or unit.agency not in held.agencies:
        raise CannotAppoint(
            Text(
                "This agency has no such office.",
                "В этом ведомстве нет такой должности.",
                "Бул мекемеде мындай кызмат орду жок.",
            )
        )
    with transaction.atomic():
        official, made = get_user_model().objects.get_or_create(
            username=username, defaults={"last_name": surname, "first_name": given}
        )
        if made:
            official.set_unusable_password()
            official.save()
        post = Post.objects.create(
            code=_free_code(unit_code, office_code, username),
            office=office_code,
            unit=unit,
            official=official,
            since=now,
        )
        access.alarm("post.given", post=post)
    return post


def _free_code(unit: str, office_code: str, username: str) -> str:
    code = f"{unit}.{office_code}.{username}"[:90]
    same = Post.objects.filter(code__startswith=code).count()
    return f"{code}.{same + 1}" if same else code


def dismiss(post_code: str) -> Post:
    """End a post now."""
    with transaction.atomic():
        post = Post.objects.select_for_update(of=("self",)).get(code=post_code)
        if post.until is None:
            post.until = clock.now()
            post.save(update_fields=["until"])
            access.alarm("post.ended", post=post)
    return post


def held(at: datetime) -> QuerySet[Post]:
    """Posts held at a moment."""
    posts = Post.objects.select_related("official", "unit").filter(since__lte=at)
    return (posts.filter(until=None) | posts.filter(until__gt=at)).order_by("unit_id", "office", "code")
