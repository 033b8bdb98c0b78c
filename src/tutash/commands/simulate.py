"""Fill a demo with invented cases: as many as asked, over as many years, by acts under a simulated clock.

The same numbers and seed give the same country; a second run of the same adds nothing, and one that was interrupted
goes on. A register in earnest refuses.
"""

import argparse
import sys
import time
from datetime import datetime, timedelta

from django.conf import settings

from tutash.commands._progress import bar
from tutash.kernel import clock, law
from tutash.kernel.dates import ZONE
from tutash.simulation.plan import Plan
from tutash.simulation.run import simulate

MOST_YEARS = 50
MOST_CASES = 10_000_000


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--cases", type=int, default=300, metavar="N", help="reports in the journal (default: 300)")
    parser.add_argument("--years", type=float, default=2, metavar="Y", help="over how many years (default: 2)")
    parser.add_argument("--seed", default="1", metavar="S", help="another seed, another country (default: 1)")
    parser.add_argument("--until", metavar="DATE", help="the last day, as 2026-03-01 (default: now)")
    parser.add_argument("--processes", type=int, default=1, metavar="P", help="how many play side by side, at most 4")


def run(arguments: argparse.Namespace) -> int:
    if not settings.SIMULATION:
        return _refuse("This is a register in earnest: its clock can not be simulated. Start another one with --demo.")
    try:
        plan = _plan(arguments)
    except ValueError as wrong:
        return _refuse(str(wrong))
    began = time.perf_counter()
    with bar(f"{plan.cases:,} cases", plan.cases) as advance:
        outcome = simulate(plan, advance, processes=arguments.processes)
    took = time.perf_counter() - began
    print(f"{outcome.stories:,} stories, {outcome.acts:,} acts in {took:.0f} s: {outcome.acts / took:.0f} acts/s.")
    for reason, many in outcome.broken_off.most_common():
        print(f"{many} broken off, {reason}", file=sys.stderr)
    return 1 if outcome.broken_off else 0


def _plan(arguments: argparse.Namespace) -> Plan:
    """What was asked for; ValueError says what of it can not be."""
    now = clock.now().replace(second=0, microsecond=0)
    until = _day(arguments.until) + timedelta(days=1) if arguments.until else now
    if until > now + timedelta(days=1):
        raise ValueError("--until: what has not happened yet can not be simulated.")
    if not (1 <= arguments.cases <= MOST_CASES and 0 < arguments.years <= MOST_YEARS and arguments.processes >= 1):
        raise ValueError(f"--cases: 1 to {MOST_CASES:,}; --years: up to {MOST_YEARS}; --processes: at least 1.")
    until = min(until, now)
    since = until - timedelta(days=365 * arguments.years)
    present = law.editions("upk")[-1].since
    if present and since.astimezone(ZONE).date() < present:
        raise ValueError(f"The stories know the procedure in force since {present}: choose fewer --years.")
    return Plan(str(arguments.seed)[:40], arguments.cases, since, until)


def _day(written: str) -> datetime:
    try:
        return datetime.fromisoformat(written).replace(tzinfo=ZONE)
    except ValueError:
        raise ValueError(f"--until: {written!r} is no date; write it as 2026-03-01.") from None


def _refuse(why: str) -> int:
    print(why, file=sys.stderr)
    return 1
