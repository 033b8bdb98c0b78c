"""A bar for work over the entries of the ledger."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from tutash.kernel.models import Entry


@contextmanager
def progress(title: str, passes: int = 1) -> Iterator[Callable[[int], None]]:
    """A bar on standard error, over all entries, as many times as the work goes over them."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), disable=not sys.stderr.isatty(), transient=True) as bar:
        task = bar.add_task(title, total=Entry.objects.count() * passes)
        yield lambda n: bar.advance(task, n)
