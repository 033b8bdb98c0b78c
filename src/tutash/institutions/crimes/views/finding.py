"""Cases in the common search: by any number, however it is written, and by the telephone of the applicant."""

from collections.abc import Sequence
from typing import Final

from django.urls import reverse

from tutash.institutions.crimes import listing
from tutash.institutions.crimes.listing import Filter
from tutash.institutions.crimes.rules import phone_key
from tutash.kernel import law
from tutash.kernel.finding import Hit, finds
from tutash.kernel.models import Post
from tutash.kernel.text import Text

MOST: Final = 10


@finds("case", 10, Text("Cases", "Дела", "Иштер"))
def cases(post: Post, words: str) -> Sequence[Hit]:
    """Cases are found by what is exact; words of a narrative are a filter of the list."""
    if not (listing.meant(post, words) or phone_key(words) or any(letter.isdigit() for letter in words)):
        return []
    found = listing.cases(post, Filter(q=words[:80])).order_by("-opened_at", "-id")[:MOST]
    return [
        Hit(
            reverse("case", args=[subject.pk]),
            subject.number,
            subject.title,
            (law.stage("case", subject.stage).title,),
        )
        for subject in found
    ]
