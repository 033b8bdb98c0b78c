"""Count every running term again after the calendar of days off has changed, and say which moved.

Each case whose terms move gets an act of its own; with --dry-run nothing is changed.
"""

import argparse

from tutash.institutions.crimes.acts.calendar import RecountDeadlines
from tutash.kernel import clock, deadlines
from tutash.kernel.delivery import SYSTEM
from tutash.kernel.models import Deadline, Post, Subject
from tutash.kernel.pipeline import perform


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--reason", required=True, help="the decree: number and date")
    parser.add_argument("--dry-run", action="store_true", help="only say what would move")


def run(arguments: argparse.Namespace) -> None:
    system = Post.objects.select_related("unit", "official").get(code=SYSTEM)
    running = Deadline.objects.filter(closed_seq=None, suspended_at=None, by_hand=False, due__gt=clock.now())
    cases = 0
    for subject_id in running.values_list("subject_id", flat=True).distinct().iterator():
        lines = deadlines.moved(subject_id, clock.now())
        if not lines:
            continue
        cases += 1
        subject = Subject.objects.get(pk=subject_id)
        for line in lines:
            print(f"{subject.number or subject.pk}: {line['name']} {line['was'][:16]} -> {line['due'][:16]}")
        if not arguments.dry_run:
            perform(RecountDeadlines(reason=arguments.reason), post=system, subject_id=subject_id)
    print(f"cases whose terms {'would move' if arguments.dry_run else 'moved'}: {cases}")
