"""Take the cases of an old register into this one, under the law of their day.

tutash import FILE.csv --map MAP.yaml [--post POST] [--report ANSWERS.csv] [--dry-run]

Every case of every row gets an answer: taken, flagged (taken, with what is doubtful in it), taken before, or refused
with the reason. Each is an act of its own: the work can be stopped at any time and run again, nothing is taken twice.
"""

import argparse
import csv
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from rich.console import Console
from rich.table import Table

from tutash.commands._progress import bar
from tutash.institutions.crimes.acts.archive import ImportArchiveCase
from tutash.institutions.crimes.archive import mapping, rows
from tutash.institutions.crimes.archive.importing import Answer, Tally, take
from tutash.kernel import clock
from tutash.kernel.models import Post

SHOWN = 40  # charges that the map does not know, the most frequent first


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="the cases, as CSV with a heading")
    parser.add_argument("--map", type=Path, required=True, metavar="MAP.yaml", help="what its columns and charges mean")
    parser.add_argument("--post", metavar="POST", help="the registrar's post; the only one there is, if left out")
    parser.add_argument("--report", type=Path, metavar="ANSWERS.csv", help="write the answer for every case here")
    parser.add_argument("--dry-run", action="store_true", help="only say what would become of each case")


def run(arguments: argparse.Namespace) -> int:
    try:
        map_ = mapping.read(arguments.map)
        post = _registrar(arguments.post)
        total = rows.count(arguments.file, map_)
    except (mapping.BadMap, OSError, LookupError) as fault:
        print(fault, file=sys.stderr)
        return 2
    tally, done = Tally(), False
    try:
        with _stoppable(), _report(arguments.report) as write, bar("import", total) as advance:
            line = 1
            for answer in take(arguments.file, map_, post, dry=arguments.dry_run):
                tally.add(answer)
                write(answer)
                advance(max(answer.line - line, 0))
                line = answer.line
        done = True
    except KeyboardInterrupt:
        print("Stopped. What was taken stays; run the same command again to go on.", file=sys.stderr)
    except (mapping.BadMap, UnicodeDecodeError, csv.Error) as fault:
        print(f"{arguments.file}: {fault}", file=sys.stderr)
    show(tally, dry=arguments.dry_run)
    return 0 if done else 1


def _registrar(code: str | None) -> Post:
    now = clock.now()
    held = Post.objects.select_related("unit", "official").filter(office__in=ImportArchiveCase.by, since__lte=now)
    held = held.exclude(until__lte=now)
    found = list(held.filter(code=code) if code else held[:2])
    if len(found) != 1:
        who = f"{code} is not the post of a registrar" if code else "Name the registrar's post with --post"
        raise LookupError(f"{who}. `tutash post list` shows who holds which post.")
    return found[0]


@contextmanager
def _stoppable() -> Iterator[None]:
    """A polite end is the same as Ctrl-C: between two cases, never within one."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


@contextmanager
def _report(path: Path | None) -> Iterator[Callable[[Answer], object]]:
    if path is None:
        yield lambda answer: None
        return
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["line", "record", "outcome", "reason", "detail", "charge"])
        yield lambda a: writer.writerow([a.line, a.record, a.outcome, a.reason, a.detail, a.charge])


def show(tally: Tally, *, dry: bool = False) -> None:
    """The table at the end: how many of each answer, reasons, doubts, charges that nobody mapped."""
    console = Console()
    console.print(_table("What would become of them" if dry else "What became of them", "cases", tally.outcomes))
    for title, counted in (("Refused", tally.reasons), ("Flagged", tally.doubts)):
        if counted:
            console.print(_table(title, "cases", counted))
    if tally.unmapped:
        shown = dict(tally.unmapped.most_common(SHOWN))
        left = len(tally.unmapped) - len(shown)
        console.print(_table("Charges that the map does not know", "cases", shown))
        if left:
            console.print(f"and {left} more; --report names the charge of every case")


def _table(title: str, unit: str, counted: dict[str, int]) -> Table:
    table = Table(title=title, title_justify="left", show_edge=False)
    table.add_column()
    table.add_column(unit, justify="right")
    for name, number in sorted(counted.items(), key=lambda row: (-row[1], row[0])):
        table.add_row(name, f"{number:,}")
    table.add_section()
    table.add_row("total", f"{sum(counted.values()):,}")
    return table
