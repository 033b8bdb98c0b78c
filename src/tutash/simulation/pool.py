"""A process of its own that plays a part of a plan. It imports nothing of Django before it has set it up."""

import os
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tutash.simulation.plan import Plan
    from tutash.simulation.play import Outcome

_begun: Any = None  # how many stories have begun: the counter that all processes share


def prepare(begun: Any) -> None:
    import django

    global _begun
    _begun = begun
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tutash.config.settings")
    django.setup()


def part(plan: "Plan", units: tuple[str, ...]) -> "Outcome":
    """Play the stories of some units."""
    from tutash.simulation import play
    from tutash.simulation.hasty import hasty

    parent = os.getppid()

    def progress(n: int) -> None:
        with _begun.get_lock():
            _begun.value += n
        if os.getppid() != parent:
            raise SystemExit("The process that asked for this is gone.")

    with hasty():
        own = (outline for outline in plan.outlines() if outline.unit in units)
        return play.play(own, plan.until, progress)
