"""Check the whole register and trust nobody: chains, payloads, pages, and every read table against a replay."""

from collections.abc import Callable, Iterator
from itertools import groupby

from tutash.kernel import ledger, pages, replay
from tutash.kernel.models import Entry, Payload

CHECKS: list[Callable[[], Iterator[str]]] = []  # what registers keep outside the database, e.g. files


def fsck(progress: replay.Progress = lambda _: None, *, tables: bool = True) -> Iterator[str]:
    """Every row in which the register differs from what was written; silent when it is whole."""
    with replay.one_moment():
        yield from _fsck(progress, tables=tables)


def _fsck(progress: replay.Progress, *, tables: bool) -> Iterator[str]:
    sound = True
    for finding in (*chains(progress), *pages.check()):
        sound = False
        yield finding
    for check in CHECKS:
        yield from check()
    if not tables:
        return
    if not sound:
        yield "read tables were not compared: first the ledger itself must be whole"
        return
    yield from replay.verify(progress)


def chains(progress: replay.Progress = lambda _: None) -> Iterator[str]:
    entries = Entry.objects.order_by("subject_id", "seq").iterator(chunk_size=2000)
    payloads = Payload.objects.order_by("subject_id", "seq").iterator(chunk_size=2000)
    beside = groupby(payloads, key=lambda p: p.subject_id)
    kept = next(beside, None)
    for subject_id, links in groupby(entries, key=lambda e: e.subject_id):
        own: dict[int, Payload] = {}
        while kept and kept[0].int <= subject_id.int:
            rows = {payload.seq: payload for payload in kept[1]}
            if kept[0] == subject_id:
                own = rows
            else:
                yield f"kernel_payload: payload of {kept[0]} belongs to no chain"
            kept = next(beside, None)
        chain = list(links)
        for entry, how in ledger.broken(chain, own):
            yield f"kernel_entry: entry {entry.seq} ({entry.code}) of {subject_id} {how}"
        for seq in own.keys() - {entry.seq for entry in chain if entry.main}:
            yield f"kernel_payload: payload {seq} of {subject_id} belongs to no entry"
        progress(len(chain))
    while kept:
        yield f"kernel_payload: payload of {kept[0]} belongs to no chain"
        kept = next(beside, None)
