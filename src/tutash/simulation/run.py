"""Simulate: hire the cast, play a plan in one process or in several, leave everything sealed."""

from django.conf import settings

from tutash.kernel import pages
from tutash.simulation import play
from tutash.simulation.beside import side_by_side
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
            units = investigating()
            outcome = side_by_side(plan, units, min(processes, len(units)), progress)
        else:
            outcome = play.play(plan.outlines(), plan.until, progress)
        furnish(plan.seed, plan.until)
        while pages.seal():
            pass
    Run.objects.filter(pk=run.pk).update(done=True)
    return outcome
