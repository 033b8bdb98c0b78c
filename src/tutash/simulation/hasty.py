"""Speed for data that can be made again."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection


@contextmanager
def hasty() -> Iterator[None]:
    """Do not wait for the disk after each act: what a crash takes away is played again from the plan."""
    with connection.cursor() as cursor:
        cursor.execute("SET synchronous_commit = off")
        try:
            yield
        finally:
            cursor.execute("SET synchronous_commit = on")
