"""Play the ledger again, into tables beside the real ones, and compare: the register is what the ledger makes of it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import islice

from django.db import connection, transaction

from tutash.kernel import ledger, standing
from tutash.kernel.acts import ACTS, Act
from tutash.kernel.models import Entry
from tutash.kernel.read import read_tables

SHADOW = "shadow"
Progress = Callable[[int], None]
BATCH = 500

ORDER = """
SELECT subject_id, seq FROM (
    SELECT 0 AS late, index AS place, subject_id, seq FROM kernel_leaf
    UNION ALL SELECT 1, pos, subject_id, seq FROM kernel_unsealed
) AS everything ORDER BY late, place
"""

DIFFERENCE = """
SELECT '{table}', 'differs from what the ledger says', to_jsonb(x) FROM
    (SELECT * FROM public.{table} EXCEPT ALL SELECT * FROM {shadow}.{table}) x
UNION ALL
SELECT '{table}', 'is missing, or was changed; the ledger says', to_jsonb(x) FROM
    (SELECT * FROM {shadow}.{table} EXCEPT ALL SELECT * FROM public.{table}) x
"""


class Unplayable(Exception):
    """An entry that the entries before it do not lead to."""

    def __init__(self, entry: Entry, error: Exception) -> None:
        super().__init__(
            f"kernel_entry: entry {entry.seq} ({entry.code}) of {entry.subject_id} can not be played again:"
            f" {type(error).__name__}: {error}"
        )


def names() -> list[str]:
    return [table._meta.db_table for table in read_tables()]


def prepare() -> None:
    """Make empty copies of the read tables as they are now."""
    with connection.cursor() as cursor:
        cursor.execute(f"DROP SCHEMA IF EXISTS {SHADOW} CASCADE")
        cursor.execute(f"CREATE SCHEMA {SHADOW}")
        for table in names():
            cursor.execute(f"CREATE TABLE {SHADOW}.{table} (LIKE public.{table} INCLUDING ALL)")


@contextmanager
def shadow(*, prepared: bool = False) -> Iterator[None]:
    """Empty copies of the read tables, which every query of this transaction sees instead of the real ones."""
    with transaction.atomic(), connection.cursor() as cursor:
        if prepared:
            cursor.execute("".join(f"DELETE FROM {SHADOW}.{table};" for table in names()))
        else:
            prepare()
        cursor.execute(f"SET LOCAL search_path = {SHADOW}, public")
        yield
        cursor.execute("SET LOCAL search_path = public")  # after an error the end of the transaction does it


def play(progress: Progress = lambda _: None) -> None:
    """Project every entry, in the order in which they were sealed, then in that in which they wait."""
    for batch in _batches():
        for entry in ledger.with_payloads(batch):
            try:
                standing.project(act_of(entry), entry)
            except Exception as error:
                raise Unplayable(entry, error) from error
        progress(len(batch))


def act_of(entry: Entry) -> Act:
    """The act as it was performed. Its class is kept for ever, even when it is retired."""
    return ACTS[entry.code].model_validate(entry.fields)


def _batches() -> Iterator[list[Entry]]:
    with connection.cursor() as cursor:
        cursor.execute(ORDER)
        places = cursor.fetchall()
    waiting = iter(places)
    while batch := list(islice(waiting, BATCH)):
        found = {(entry.subject_id, entry.seq): entry for entry in Entry.objects.filter(pk__in=batch)}
        yield [found[place] for place in batch if place in found]


def differences() -> Iterator[str]:
    """Every row of a read table that the ledger does not bear out. Run it within `shadow`, after `play`."""
    query = " UNION ALL ".join(DIFFERENCE.format(table=table, shadow=SHADOW) for table in names())
    with connection.cursor() as cursor:
        cursor.execute(query)
        for table, how, row in cursor.fetchall():
            yield f"{table}: row {how}: {row}"


def verify(progress: Progress = lambda _: None, *, prepared: bool = False) -> list[str]:
    """Replay everything beside the register, compare, and leave no trace.

    `prepared`: the copies stand already (`prepare`), as in tests, where this runs after every act.
    """
    found: list[str] = []
    try:
        with one_moment(), _thrown_away(), shadow(prepared=prepared):
            play(progress)
            found.extend(differences())
    except Unplayable as stuck:
        found.append(str(stuck))
    return found


def rebuild(progress: Progress = lambda _: None) -> None:
    """Throw the read tables away and make them again from the ledger, in one transaction."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"TRUNCATE {', '.join(names())}")
        play(progress)


@contextmanager
def one_moment() -> Iterator[None]:
    """Everything that is read inside is of one moment, whatever others write meanwhile."""
    if connection.in_atomic_block:  # the caller's transaction decides
        yield
        return
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        yield


@contextmanager
def _thrown_away() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
