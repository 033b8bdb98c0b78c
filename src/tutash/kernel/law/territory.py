"""Places of the official territory code, under the names of each time."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from tutash.kernel.law.shapes import Dated, Words
from tutash.kernel.text import Text

PlaceCode = Annotated[str, Field(pattern=r"^\d{14}$")]


class Place(Dated):
    """A place of the official territory code."""

    code: PlaceCode
    kind: Literal["country", "oblast", "city", "rayon", "city_rayon", "town", "aimak", "village"]
    parent: PlaceCode | None = None
    names: dict[date, Words] = Field(min_length=1)

    def name(self, day: date) -> Text:
        """What it is called on a day; before its first known name, that one."""
        known = [since for since in self.names if since <= day]
        return self.names[max(known) if known else min(self.names)]
