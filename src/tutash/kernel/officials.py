"""Who holds a post, in words: for pages that name those who acted."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from tutash.kernel.models import Post, Unit
from tutash.kernel.offices import offices
from tutash.kernel.text import Text

UNKNOWN: Final = Text(
    "a post that is no longer on record", "такой должности больше нет в учёте", "бул кызмат орду эсепте жок"
)


@dataclass(frozen=True)
class Who:
    """A post as a reader knows it: the person, the office, the unit."""

    code: str
    name: str
    office: Text
    unit: Text
    unit_id: str = ""

    def __str__(self) -> str:
        return f"{self.name}, {self.office}"


def named(codes: Iterable[str]) -> dict[str, Who]:
    """The holders of these posts; a post that is on no record is named by its code."""
    wanted = {code for code in codes if code}
    if not wanted:
        return {}
    found = {post.code: _who(post) for post in Post.objects.select_related("unit", "official").filter(pk__in=wanted)}
    return {code: found.get(code) or Who(code, code, UNKNOWN, UNKNOWN) for code in wanted}


def _who(post: Post) -> Who:
    return Who(post.code, post.name, offices()[post.office].title, post.unit.name, post.unit_id)


def units(codes: Iterable[str]) -> dict[str, Text]:
    """The names of these units."""
    wanted = {code for code in codes if code}
    found = {unit.code: unit.name for unit in Unit.objects.filter(pk__in=wanted)} if wanted else {}
    return {code: found.get(code) or Text.of(code) for code in wanted}
