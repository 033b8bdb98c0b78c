"""Several processes play a plan side by side, each the stories of some units.

A new process imports nothing of Django before it has set it up, so imports stand inside.
"""

import os
from collections.abc import Iterator
from datetime import datetime
from multiprocessing import get_context, parent_process
from multiprocessing.connection import Connection, wait
from threading import Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tutash.simulation.plan import Plan
    from tutash.simulation.play import Outcome, Progress

Said = tuple[str, int, datetime, datetime]  # a plan, as it is told to another process


def side_by_side(plan: "Plan", units: tuple[str, ...], processes: int, progress: "Progress") -> "Outcome":
    """Every story is the same as if one process played them all."""
    from tutash.simulation.play import Outcome

    outcome, said = Outcome(), (plan.seed, plan.cases, plan.since, plan.until)
    parts = [_begin(said, units[n::processes]) for n in range(processes)]
    for heard in _hear(parts):
        if isinstance(heard, int):
            progress(heard)
        else:
            outcome.add(heard)
    return outcome


def _begin(said: Said, units: tuple[str, ...]) -> Connection:
    context = get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    context.Process(target=_part, args=(theirs, said, units)).start()
    theirs.close()
    return ours


def _hear(parts: list[Connection]) -> Iterator["int | Outcome"]:
    """What the processes tell, until the last of them has told its outcome."""
    while parts:
        for part in wait(parts):
            assert isinstance(part, Connection)
            heard = part.recv()  # EOFError: this process has failed, and has said why
            if not isinstance(heard, int):
                parts.remove(part)
            yield heard


def _part(tell: Connection, said: Said, units: tuple[str, ...]) -> None:
    """What one of the processes does: it tells how many stories have begun, and in the end what came of them."""
    Thread(target=_end_with_parent, daemon=True).start()
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tutash.config.settings")
    django.setup()
    from tutash.simulation.hasty import hasty
    from tutash.simulation.plan import Plan
    from tutash.simulation.play import play

    plan = Plan(*said)
    own = (outline for outline in plan.outlines() if outline.unit in units)
    with hasty():
        tell.send(play(own, plan.until, tell.send))


def _end_with_parent() -> None:
    """Nobody would stop this process when the one that began it is killed."""
    parent = parent_process()
    assert parent is not None
    parent.join()
    os._exit(1)
