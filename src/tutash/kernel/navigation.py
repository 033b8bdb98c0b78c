"""Where the main navigation leads. Each institution offers its own places; the kernel knows none of them."""

from dataclasses import dataclass
from typing import Final

from django.urls import NoReverseMatch, reverse

from tutash.kernel.text import Text


@dataclass(frozen=True, order=True)
class Place:
    """An entry of the main navigation, for the offices named, or for all."""

    order: int
    view: str  # name of its address
    title: Text
    offices: frozenset[str] | None = None

    @property
    def url(self) -> str | None:
        try:
            return reverse(self.view)
        except NoReverseMatch:
            return None


PLACES: Final[dict[str, Place]] = {}


def offer(order: int, view: str, title: Text, *, offices: tuple[str, ...] = ()) -> None:
    """Put a place into the navigation: 10 my work, 20 register, 30 cases, 40 search, 50 powers, 90 help."""
    PLACES[view] = Place(order, view, title, frozenset(offices) or None)


def places_for(office: str | None) -> list[Place]:
    """What a post of this office may go to, in order; nothing without a post."""
    if office is None:
        return []
    mine = (place for place in PLACES.values() if place.offices is None or office in place.offices)
    return sorted((place for place in mine if place.url), key=lambda place: place.order)


PUBLIC: Final[list[Place]] = []


def offer_publicly(order: int, view: str, title: Text) -> None:
    """Put a place on the first page, for anybody."""
    PUBLIC.append(Place(order, view, title))


def public_places() -> list[Place]:
    return sorted((place for place in PUBLIC if place.url), key=lambda place: place.order)
