"""Two officials on one case in the same moment: one acts, the other is told that the stage has passed."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from tutash.institutions.crimes.acts.check import OpenCase, RefuseToOpen
from tutash.institutions.crimes.tests.cast import WORDS, in_check, theft
from tutash.kernel.acts import Act
from tutash.kernel.models import Entry, Post
from tutash.kernel.pipeline import perform
from tutash.kernel.refusals import WrongStage
from tutash.kernel.testing import World

pytestmark = pytest.mark.django_db(transaction=True)


def test_of_two_who_decide_at_once_one_decides() -> None:
    world = in_check(World())
    case_id, now = world.case.pk, world.clock
    together = Barrier(2)

    def decide(act: Act, post: Post) -> str:
        try:
            together.wait(timeout=10)
            with now():
                return perform(act, post=post, subject_id=case_id).code
        except WrongStage as refusal:
            return refusal.norm
        finally:
            connection.close()

    opens = OpenCase(narrative=WORDS, offences=(theft(),))
    refuses = RefuseToOpen(ground="no_event", narrative=WORDS)
    with ThreadPoolExecutor(2) as officers:
        both = [
            officers.submit(decide, opens, world.post("prosecutor")),
            officers.submit(decide, refuses, world.post("investigator")),
        ]
        outcomes = {each.result() for each in both}

    assert outcomes in ({"case.opened", "upk.refuse_case"}, {"case.refused", "upk.open_case"})
    assert Entry.objects.filter(code__in=("case.opened", "case.refused")).count() == 1
    world.assert_sound()
