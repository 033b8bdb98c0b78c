"""A bar for long work."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from tutash.kernel.models import Entry


@contextmanager
def progress(title: str, passes: int = 1) -> Iterator[Callable[[int], None]]:
    """A bar over all entries of the ledger, as many times as the work goes over them."""
    with bar(title, Entry.objects.count() * passes) as advance:
        yield advance


@contextmanager
def bar(title: str, total: int) -> Iterator[Callable[[int], None]]:
    """A bar on standard error; what it yields is called with how much was done since."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), disable=not sys.stderr.isatty(), transient=True) as shown:
        task = shown.add_task(title, total=total)
        yield lambda n: shown.advance(task, n)
