"""Bring the units of the law pack into the tables by which access is decided."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import transaction

from tutash.kernel import law
from tutash.kernel.boot import at_boot
from tutash.kernel.delivery import SYSTEM
from tutash.kernel.models import Post, Unit

COUNTRY = "41700000000000"


@at_boot
def load() -> None:
    """Write every unit of the pack; a unit that the pack no longer names stays, since cases name it."""
    with transaction.atomic():
        latest = {row.code: row for row in sorted(law.units(), key=lambda row: row.since)}
        rows = [_unit(row) for row in latest.values()]
        fields = ["agency", "kind", "names", "territory", "parent", "since", "until"]
        Unit.objects.bulk_create(rows, update_conflicts=True, unique_fields=["code"], update_fields=fields)
        _system()


def _unit(row: law.Unit) -> Unit:
    return Unit(
        code=row.code,
        agency=row.agency,
        kind=row.kind,
        names=row.title.as_json(),
        territory=row.territory or COUNTRY,
        parent=row.parent or "",
        since=row.since or date.min,
        until=row.until,
    )


def _system() -> None:
    """The post under which reactions act; nobody can sign in to it."""
    Unit.objects.get_or_create(
        code=SYSTEM,
        defaults={
            "agency": SYSTEM,
            "kind": "other",
            "names": {"en": "The system", "ru": "Система", "ky": "Тутум"},
            "territory": COUNTRY,
            "since": date(1991, 8, 31),
        },
    )
    user, made = get_user_model().objects.get_or_create(username=SYSTEM)
    if made:
        user.set_unusable_password()
        user.save()
    since = datetime(1991, 8, 31, tzinfo=ZoneInfo(settings.TIME_ZONE))
    Post.objects.get_or_create(
        code=SYSTEM, defaults={"office": SYSTEM, "unit_id": SYSTEM, "official": user, "since": since}
    )
