"""What is brought into the database before the server answers; each register says what is its part."""

from collections.abc import Callable

from django.utils.module_loading import autodiscover_modules

Part = Callable[[], None]
PARTS: list[Part] = []


def at_boot(part: Part) -> Part:
    PARTS.append(part)
    return part


def load() -> None:
    """Bring in the law pack's units, and whatever else registers keep from it. It can be repeated at will."""
    autodiscover_modules("loading")
    for part in PARTS:
        part()
