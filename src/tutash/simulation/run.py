"""Simulate: hire the cast, play a plan in one process or in several, leave everything sealed."""

from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor, wait
from multiprocessing import get_context

from django.conf import settings

from tutash.kernel import pages
from tutash.simulation import play, pool
from tutash.simulation.cast import hire, investigating
from tutash.simulation.furnish import furnish
from tutash.simulation.hasty import hasty
from tutash.simulation.models import Run
from tutash.simulation.plan import Plan
from tutash.simulation.play import Outcome, Progress


def simulate(plan: Plan, progress: Progress = lambda _: None, *, processes: int = 1) -> Outcome:
    """Let a plan happen, once: one that was interrupted goes on, one that is done adds nothing."""
    if not settings.SIMULATION:
        raise PermissionError("A country is simulated only where SIMULATION is on: tests and the demo.")
    hire()
    run, _ = Run.objects.get_or_create(seed=plan.seed, cases=plan.cases, since=plan.since, until=plan.until)
    if run.done:
        return Outcome()
    with hasty():
        if processes > 1:
            outcome = _side_by_side(plan, min(processes, len(investigating())), progress)
        else:
            outcome = play.play(plan.outlines(), plan.until, progress)
        furnish(plan.seed, plan.until)
        while pages.seal():
            pass
    Run.objects.filter(pk=run.pk).update(done=True)
    return outcome


def _side_by_side(plan: Plan, processes: int, progress: Progress) -> Outcome:
    """Each process plays the stories of some units. Every story is the same as if one process played them all."""
    context = get_context("spawn")
    begun = context.Value("q", 0)
    units = investigating()
    workers = ProcessPoolExecutor(processes, mp_context=context, initializer=pool.prepare, initargs=(begun,))
    with workers:
        parts = [workers.submit(pool.part, plan, units[n::processes]) for n in range(processes)]
        _report(parts, lambda: int(begun.value), progress)
    outcome = Outcome()
    for part in parts:
        outcome.add(part.result())
    return outcome


def _report(parts: list[Future[Outcome]], count: Callable[[], int], progress: Progress) -> None:
    told, running = 0, set(parts)
    while running:
        running = wait(running, timeout=0.5).not_done
        progress(count() - told)
        told = count()
