"""What people leave behind beside acts: notices that they have read, forms half filled in, looks at cases."""

from datetime import datetime, timedelta
from random import Random

from django.db import connection

from tutash.kernel import access, clock, drafts, outbox
from tutash.kernel.models import Acknowledged, Look, Post, Subject
from tutash.simulation import words
from tutash.simulation.assumptions import assumptions
from tutash.simulation.cast import Cast, officials, police, prosecution
from tutash.simulation.story import made_id

UNREAD_FOR = timedelta(days=3)
MOST_NOTICES = 2_000  # that one post has read
MOST_LOOKS = 60  # in a unit
NEWEST = 25  # cases of a unit that are looked at


def furnish(plan: str, until: datetime) -> None:
    """Leave it all as at the last moment; doing it twice adds nothing."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")  # so much came at once that the planner still takes the tables for empty
    cast = Cast()
    with clock.simulated(until):
        for official in officials():
            _read(cast.by_code(official.post), until)
        for unit in police():
            _begin_to_fill_in(cast, unit, until)
    for unit in police():
        _look_around(Random(f"{plan} {unit}"), cast, unit, until)


def _read(post: Post, until: datetime) -> None:
    """The older notices are read."""
    old = outbox.inbox(post).filter(created_at__lt=until - UNREAD_FOR).values_list("pk", flat=True)[:MOST_NOTICES]
    rows = [Acknowledged(post=post.code, notice=pk, at=until) for pk in old]
    Acknowledged.objects.bulk_create(rows, ignore_conflicts=True)


def _begin_to_fill_in(cast: Cast, unit: str, until: datetime) -> None:
    """The officer on duty takes down a report, the first investigator is about to open a case."""
    rng = Random(f"draft {unit}")
    duty, investigator = cast.one("duty_officer", unit), cast.one("investigator", unit)
    known = words.circumstances(rng, "theft_street", 8_000, "18:20")
    narrative = words.narrative(rng, "theft_street", "report", "ky", known)
    typed = {"channel": ["call_102"], "narrative": [narrative]}
    drafts.save(duty, "journal.recorded", None, made_id(until, f"draft {unit} report"), typed)
    own = Subject.objects.filter(kind="case", post_id=investigator.code, stage="check").order_by("-opened_at").first()
    if own:
        known = words.circumstances(rng, "hooliganism", 0, "21:40")
        typed = {"narrative": [words.narrative(rng, "hooliganism", "established", "ru", known)]}
        drafts.save(investigator, "case.opened", own.pk, made_id(until, f"draft {unit} case"), typed)


def _look_around(rng: Random, cast: Cast, unit: str, until: datetime) -> None:
    """In the last days the newest cases of a unit were looked at by those who may."""
    office = prosecution(unit)
    people = [*cast.all("investigator", unit), cast.one("head_of_unit", unit), cast.one("district_prosecutor", office)]
    newest = list(Subject.objects.filter(kind="case", unit_id=unit).order_by("-opened_at")[:NEWEST])
    if not newest or Look.objects.filter(subject_id=newest[0].pk).exists():
        return
    for _ in range(MOST_LOOKS):
        post, subject = rng.choice(people), rng.choice(newest)
        if access.sees(post, subject):
            language: words.Language = "ky" if rng.random() < assumptions().assumed.kyrgyz else "ru"
            purpose = words.decision(rng, "look_purpose", language)
            moment = max(subject.opened_at, until - timedelta(minutes=rng.randrange(4_000)))
            with clock.simulated(moment):
                access.look(post, subject.pk, rng.choice(("case", "people", "documents", "entries")), purpose=purpose)
