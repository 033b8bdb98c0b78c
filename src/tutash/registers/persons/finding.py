"""Persons in the common search: by a name in any spelling, a day of birth, any number."""

from collections.abc import Sequence
from typing import Final

from django.urls import reverse

from tutash.kernel.finding import Hit, finds
from tutash.kernel.models import Post
from tutash.kernel.text import Text
from tutash.registers.persons import reads
from tutash.registers.persons.candidates import WORTH_SHOWING
from tutash.registers.persons.sought import Sought

MOST: Final = 10


@finds("person", 20, Text("Persons", "Лица", "Адамдар"))
def persons(post: Post, words: str) -> Sequence[Hit]:
    """The likest first, each with what speaks for it; whether it is the same person a human decides."""
    sought = Sought.read(words)
    if not (sought.words or sought.identifiers):
        return []
    found = [one for one in reads.found(post, sought, most=MOST) if one.candidate.score >= WORTH_SHOWING]
    return [
        Hit(
            reverse("person", args=[one.person.pk]),
            reads.identity_line(one.person),
            "" if one.full else ASKED,
            one.candidate.reasons,
        )
        for one in found
    ]


ASKED: Final = Text(
    "(the record opens with a reason)", "(запись откроется с указанием причины)", "(жазуу себеби көрсөтүлсө ачылат)"
)
