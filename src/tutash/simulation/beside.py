"""Several processes play a plan side by side, each the stories of some units.

A new process imports nothing of Django before it has set it up, so imports stand inside.
"""

import os
from datetime import datetime
from multiprocessing import connection, get_context, parent_process
from multiprocessing.connection import Connection
from threading import Thread
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tutash.simulation.plan import Plan
    from tutash.simulation.play import Outcome, Progress

EVERY = 0.5  # seconds between two looks at how far they are


def side_by_side(plan: "Plan", units: tuple[str, ...], processes: int, progress: "Progress") -> "Outcome":
    """Every story is the same as if one process played them all."""
    from tutash.simulation.play import Outcome

    context = get_context("spawn")
    begun, told = context.Value("q", 0), 0
    results: list[connection.Connection] = []
    for n in range(processes):
        result, theirs = context.Pipe(duplex=False)
        said = (plan.seed, plan.cases, plan.since, plan.until)
        context.Process(target=_part, args=(theirs, begun, said, units[n::processes])).start()
        theirs.close()
        results.append(result)
    outcome = Outcome()
    while results:
        for done in connection.wait(results, EVERY):
            assert isinstance(done, Connection)
            outcome.add(done.recv())  # EOFError: that process has failed, and has said why
            results.remove(done)
        progress(begun.value - told)
        told = begun.value
    return outcome


def _part(result: Connection, begun: Any, said: tuple[str, int, datetime, datetime], units: tuple[str, ...]) -> None:
    """What one of the processes does."""
    Thread(target=_end_with_parent, daemon=True).start()
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tutash.config.settings")
    django.setup()
    from tutash.simulation.plan import Plan
    from tutash.simulation.play import play
    from tutash.simulation.hasty import hasty

    def progress(n: int) -> None:
        with begun.get_lock():
            begun.value += n

    plan = Plan(*said)
    with hasty():
        result.send(play((outline for outline in plan.outlines() if outline.unit in units), plan.until, progress))


def _end_with_parent() -> None:
    """Nobody would stop this process when the one that began it is killed."""
    parent = parent_process()
    assert parent is not None
    parent.join()
    os._exit(1)
