"""The tree over all sealed entries, as RFC 9162 (section 2.1) hashes it.

A tree of n leaves is kept as its right edge: the roots of the perfect subtrees that n is the sum of,
largest first. Appending needs nothing else, and the root follows from the edge alone.
"""

import hashlib
from collections.abc import Iterable


def leaf(data: bytes) -> bytes:
    return hashlib.sha256(b"\x00" + data).digest()


def node(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\x01" + left + right).digest()


def append(edge: list[bytes], size: int, leaves: Iterable[bytes]) -> int:
    """Add leaf hashes to the tree whose right edge is `edge` (changed in place); the new size."""
    for hash_ in leaves:
        rest = size
        while rest & 1:  # a perfect subtree of this height is already there: they become one of the next height
            hash_ = node(edge.pop(), hash_)
            rest >>= 1
        edge.append(hash_)
        size += 1
    return size


def root(edge: list[bytes]) -> bytes:
    """The hash of the whole tree."""
    if not edge:
        return hashlib.sha256(b"").digest()
    hash_ = edge[-1]
    for left in reversed(edge[:-1]):
        hash_ = node(left, hash_)
    return hash_
