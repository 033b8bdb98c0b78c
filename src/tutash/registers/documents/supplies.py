"""What a document is told beyond its own entry, and by whom: each register and institution tells of its own things.

    @supplies("case", "counts")                     # papers.py of the register of charges
    def counts(entry: Entry) -> list[dict[str, Any]]: ...

A template that says `data.subject.counts` is told it; one that does not, is not: a slip carries no list of the accused.
A supply answers as of the entry, so that a document says the same whenever it is first asked for.

    @names("person")                                # what an act refers to by id, a document must call by name
    def persons(ids: Sequence[str], entry: Entry) -> dict[str, Any]: ...
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from pydantic import BaseModel

from tutash.kernel.forms import questions
from tutash.kernel.models import Entry

ANY: Final = ""  # kind of subject: each of them
Supply = Callable[[Entry], Any]
Naming = Callable[[Sequence[str], Entry], Mapping[str, Any]]
SUPPLIES: Final[dict[tuple[str, str], Supply]] = {}
NAMES: Final[dict[str, Naming]] = {}


def supplies(kind: str, name: str) -> Callable[[Supply], Supply]:
    """Let documents on subjects of this kind say `data.subject.<name>`."""

    def register(supply: Supply) -> Supply:
        SUPPLIES[kind, name] = supply
        return supply

    return register


def names(kind: str) -> Callable[[Naming], Naming]:
    """Let documents call what is referred to by this kind of reference: `data.named.<kind>.at(id)`."""

    def register(naming: Naming) -> Naming:
        NAMES[kind] = naming
        return naming

    return register


def supply_of(kind: str, name: str) -> Supply | None:
    return SUPPLIES.get((kind, name)) or SUPPLIES.get((ANY, name))


def supplied(entry: Entry, wanted: Iterable[str]) -> dict[str, Any]:
    """What a template wants to know of the subject, as it was right after this entry."""
    return {name: supply(entry) for name in sorted(wanted) if (supply := supply_of(entry.kind, name))}


def named(act: BaseModel, entry: Entry) -> dict[str, Mapping[str, Any]]:
    """Everything that an act refers to, by kind and id."""
    referred: dict[str, dict[str, None]] = {kind: {} for kind in NAMES}
    for kind, value in _references(act):
        if kind in referred:
            referred[kind][value] = None
    return {kind: NAMES[kind](list(values), entry) for kind, values in referred.items() if values}


def _references(model: BaseModel) -> Iterator[tuple[str, str]]:
    for question in questions(type(model)):
        value = getattr(model, question.name)
        for each in value if isinstance(value, tuple) else (value,):
            if isinstance(each, BaseModel):
                yield from _references(each)
            elif question.refers and each is not None:
                yield question.refers, str(each)
