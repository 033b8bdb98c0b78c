"""Parts that institutions add to the page of a subject that is not theirs."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from tutash.kernel.models import Post, Subject

Context = dict[str, Any]
Reader = Callable[[Post, Subject], Context | None]


@dataclass(frozen=True)
class Panel:
    """A part of a page: where it stands, what it shows."""

    kind: str
    tab: str
    order: int
    template: str
    read: Reader


PANELS: Final[list[Panel]] = []


def panel(kind: str, tab: str, order: int, template: str) -> Callable[[Reader], Reader]:
    """Show a part on a tab of the pages of a kind; the function reads what its template needs, None for nothing."""

    def register(function: Reader) -> Reader:
        PANELS.append(Panel(kind, tab, order, template, function))
        return function

    return register


def panels_of(post: Post, subject: Subject, tab: str) -> list[tuple[str, Context]]:
    """The parts of a tab, in order: template and what it shows. The caller has found and logged the subject."""
    fitting = sorted((p for p in PANELS if (p.kind, p.tab) == (subject.kind, tab)), key=lambda p: p.order)
    read = ((p.template, p.read(post, subject)) for p in fitting)
    return [(template, context) for template, context in read if context is not None]
