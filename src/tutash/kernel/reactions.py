"""When they did X, we do Y: institutions hear of each other's entries by code, and import nobody."""

from collections.abc import Callable, Iterator

from tutash.kernel.acts import Act, Follow
from tutash.kernel.models import Entry

Following = Callable[[Act, Entry], Iterator[Follow]]
Reaction = Callable[[Entry], Iterator[Follow]]
FOLLOWING: dict[str, list[Following]] = {}
REACTIONS: dict[str, dict[str, Reaction]] = {}


def must_follow(*codes: str) -> Callable[[Following], Following]:
    """What may not be missed: acts performed in the same transaction, or neither happens."""

    def register(function: Following) -> Following:
        for code in codes:
            FOLLOWING.setdefault(code, []).append(function)
        return function

    return register


def reacts(*codes: str) -> Callable[[Reaction], Reaction]:
    """What may wait: acts performed by the system after commit, at least once, each under its own id."""

    def register(function: Reaction) -> Reaction:
        for code in codes:
            REACTIONS.setdefault(code, {})[f"{function.__module__}.{function.__name__}"] = function
        return function

    return register


def following(act: Act, entry: Entry) -> Iterator[Follow]:
    yield from act.follows(entry)
    for function in FOLLOWING.get(entry.code, ()):
        yield from function(act, entry)
