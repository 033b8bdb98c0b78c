"""Seal entries into numbered pages. A page can not be changed or torn out without its being seen."""

import hashlib
from collections.abc import Iterator
from datetime import UTC
from uuid import UUID

import rfc8785
from django.db import connection, transaction

from tutash.kernel import clock, merkle
from tutash.kernel.models import Leaf, Page

AT_ONCE = 10_000
SEALER = 7463_1  # the advisory lock: one sealer at a time

WAITING = """
SELECT u.pos, e.subject_id, e.seq, e.hash
FROM kernel_unsealed u JOIN kernel_entry e USING (subject_id, seq)
ORDER BY u.pos LIMIT %s
"""


def seal() -> Page | None:
    """Bind committed entries that are on no page yet into the next page; None if there are none.

    Numbers are given here, not at append: a transaction that commits late simply lands on the next
    page, so appending needs no national lock.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [SEALER])
        cursor.execute(WAITING, [AT_ONCE])
        waiting = cursor.fetchall()
        if not waiting:
            return None
        last = Page.objects.order_by("-number").first()
        number, size = (last.number + 1, last.size) if last else (1, 0)
        edge = [bytes.fromhex(h) for h in last.edge] if last else []
        Leaf.objects.bulk_create(
            [Leaf(index=size + n, page=number, subject_id=s, seq=q) for n, (_, s, q, _) in enumerate(waiting)]
        )
        size = merkle.append(edge, size, (merkle.leaf(bytes(hash_)) for *_, hash_ in waiting))
        page = Page(
            number=number,
            size=size,
            root=merkle.root(edge),
            edge=[h.hex() for h in edge],
            sealed_at=clock.now(),
        )
        page.hash = hash_of(page, bytes(last.hash) if last else b"")
        page.save(force_insert=True)
        cursor.execute("DELETE FROM kernel_unsealed WHERE pos = ANY(%s)", [[pos for pos, *_ in waiting]])
        return page


def hash_of(page: Page, prev: bytes) -> bytes:
    body = {
        "edge": page.edge,
        "number": page.number,
        "prev": prev.hex(),
        "root": bytes(page.root).hex(),
        "sealed_at": page.sealed_at.astimezone(UTC).isoformat(),
        "size": page.size,
    }
    return hashlib.sha256(rfc8785.dumps(body)).digest()


LEAVES = """
SELECT l.index, l.page, l.subject_id, l.seq, e.hash
FROM kernel_leaf l LEFT JOIN kernel_entry e USING (subject_id, seq)
ORDER BY l.index
"""


def check() -> Iterator[str]:
    """Every way in which the pages differ from what was sealed."""
    pages = Page.objects.order_by("number").iterator()
    edge: list[bytes] = []
    size, prev, number = 0, b"", 0
    page: Page | None = None
    with connection.chunked_cursor() as cursor:
        cursor.execute(LEAVES)
        leaves = iter(cursor)
        for page in pages:
            number += 1
            if page.number != number:
                yield f"kernel_page: page {number} is missing"
                number = page.number
            size, wrong = _bind(leaves, edge, size, page)
            yield from wrong
            if bytes(page.root) != merkle.root(edge) or page.edge != [h.hex() for h in edge]:
                yield f"kernel_page: page {page.number} does not match the entries it seals"
                edge = [bytes.fromhex(h) for h in page.edge]
            if bytes(page.hash) != hash_of(page, prev):
                yield f"kernel_page: page {page.number} was altered, or the page before it was"
            prev, size = bytes(page.hash), page.size
        for index, *_ in leaves:
            yield f"kernel_leaf: leaf {index} is on no page"
    yield from _loose()
    yield from _waiting()


def _bind(
    leaves: Iterator[tuple[int, int, UUID, int, bytes | None]], edge: list[bytes], size: int, page: Page
) -> tuple[int, list[str]]:
    """Continue the tree with the leaves of one page."""
    wrong: list[str] = []
    for _ in range(page.size - size):
        row = next(leaves, None)
        if row is None:
            wrong.append(f"kernel_leaf: leaf {size} of page {page.number} is missing")
            return page.size, wrong
        index, on, subject_id, seq, hash_ = row
        if (index, on) != (size, page.number):
            wrong.append(f"kernel_leaf: leaf {index} is not in its place on page {page.number}")
        if hash_ is None:
            wrong.append(f"kernel_entry: entry {seq} of {subject_id}, sealed on page {page.number}, is gone")
        size = merkle.append(edge, size, [merkle.leaf(bytes(hash_ or b""))])
    return size, wrong


LOOSE = """
SELECT e.subject_id, e.seq FROM kernel_entry e
WHERE NOT EXISTS (SELECT FROM kernel_leaf l WHERE (l.subject_id, l.seq) = (e.subject_id, e.seq))
  AND NOT EXISTS (SELECT FROM kernel_unsealed u WHERE (u.subject_id, u.seq) = (e.subject_id, e.seq))
"""


def _loose() -> Iterator[str]:
    with connection.cursor() as cursor:
        cursor.execute(LOOSE)
        for subject_id, seq in cursor.fetchall():
            yield f"kernel_entry: entry {seq} of {subject_id} is on no page and does not wait for one"


WAIT = """
SELECT u.pos, u.subject_id, u.seq, e.seq IS NULL, l.index IS NOT NULL,
    u.seq <= lag(u.seq) OVER (PARTITION BY u.subject_id ORDER BY u.pos)
FROM kernel_unsealed u LEFT JOIN kernel_entry e USING (subject_id, seq) LEFT JOIN kernel_leaf l USING (subject_id, seq)
ORDER BY u.pos
"""


def _waiting() -> Iterator[str]:
    """What waits to be sealed, though it is no entry, is sealed already, or would be sealed before what it follows."""
    with connection.cursor() as cursor:
        cursor.execute(WAIT)
        for pos, subject_id, seq, nothing, sealed, late in cursor.fetchall():
            wrong = {"is no entry": nothing, "is sealed already": sealed, "stands out of order": late}
            for how in (how for how, so in wrong.items() if so):
                yield f"kernel_unsealed: row {pos}, entry {seq} of {subject_id}, {how}"
