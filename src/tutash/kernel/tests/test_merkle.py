"""The tree is that of RFC 9162: checked against its own recursive definition, and against known roots."""

import hashlib

from hypothesis import given
from hypothesis import strategies as st

from tutash.kernel import merkle

# The test leaves that implementations of transparency logs share, and the roots of the first n of them.
LEAVES = [
    b"",
    b"\x00",
    b"\x10",
    b"\x20\x21",
    b"\x30\x31",
    b"\x40\x41\x42\x43",
    b"\x50\x51\x52\x53\x54\x55\x56\x57",
    b"\x60\x61\x62\x63\x64\x65\x66\x67\x68\x69\x6a\x6b\x6c\x6d\x6e\x6f",
]
ROOTS = {
    0: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    1: "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    8: "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
}


def tree(leaves: list[bytes]) -> bytes:
    """MTH of RFC 9162, section 2.1.1, word for word."""
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return hashlib.sha256(b"\x00" + leaves[0]).digest()
    k = 1
    while k * 2 < len(leaves):
        k *= 2
    return hashlib.sha256(b"\x01" + tree(leaves[:k]) + tree(leaves[k:])).digest()


def root(leaves: list[bytes]) -> bytes:
    edge: list[bytes] = []
    merkle.append(edge, 0, map(merkle.leaf, leaves))
    return merkle.root(edge)


def test_known_roots() -> None:
    assert {n: root(LEAVES[:n]).hex() for n in ROOTS} == ROOTS


@given(st.lists(st.binary(max_size=8), max_size=70), st.integers(0, 70))
def test_any_tree_appended_in_two_steps_is_the_tree_of_the_standard(leaves: list[bytes], cut: int) -> None:
    edge: list[bytes] = []
    size = merkle.append(edge, 0, map(merkle.leaf, leaves[:cut]))
    size = merkle.append(edge, size, map(merkle.leaf, leaves[cut:]))
    assert (size, merkle.root(edge)) == (len(leaves), tree(leaves))
    assert len(edge) == bin(size).count("1")
