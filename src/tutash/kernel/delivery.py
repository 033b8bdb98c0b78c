"""Carry out what waits in the outbox: reactions, after commit, at least once."""

from datetime import timedelta

from django.db import transaction
from django.db.models import F, Q

from tutash.kernel import clock, ledger
from tutash.kernel.models import Notice, Post
from tutash.kernel.pipeline import perform
from tutash.kernel.reactions import REACTIONS

RETRY = timedelta(seconds=30)
SYSTEM = "system"


def deliver(limit: int = 100) -> int:
    """Run reactions that wait; how many were delivered. Safe to run in several processes."""
    done = 0
    while done < limit and _deliver_one():
        done += 1
    return done


def _deliver_one() -> bool:
    now = clock.now()
    with transaction.atomic():
        waiting = Notice.objects.select_for_update(skip_locked=True).filter(delivered_at=None)
        notice = waiting.filter(Q(retry_at=None) | Q(retry_at__lte=now)).order_by("id").first()
        if notice is None:
            return False
        # Taken for half a minute: if this process dies, another takes it over.
        Notice.objects.filter(pk=notice.pk).update(attempts=F("attempts") + 1, retry_at=now + RETRY)
    try:
        _react(notice)
    except Exception as error:
        Notice.objects.filter(pk=notice.pk).update(error=f"{type(error).__name__}: {error}"[:500])
        return True
    Notice.objects.filter(pk=notice.pk).update(delivered_at=clock.now(), error="")
    return True


def _react(notice: Notice) -> None:
    entry = next(iter(ledger.with_payloads(ledger.chain(notice.subject_id).filter(seq=notice.seq))))
    reaction = REACTIONS[notice.code][notice.to.removeprefix("reaction:")]
    system = Post.objects.select_related("unit", "official").get(code=SYSTEM)
    for follow in reaction(entry):
        perform(follow.act, post=system, subject_id=follow.subject_id, act_id=follow.act_id)
