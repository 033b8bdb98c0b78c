"""The number of a case however somebody writes it: with any punctuation, without zeros, only its end."""

import re
from dataclasses import dataclass
from typing import Final

TOKEN: Final = re.compile(r"\d+|[жЖjJzZ](?=[hH]?\W*\d)")
SOLID: Final = re.compile(r"(\d{1,2})(\d{5})(\d{4})([жЖ]?)(\d{6})")
OF_UNIT: Final = re.compile(r"(\d{1,2})-(\d{5})")


@dataclass(frozen=True)
class Written:
    """What of a number was written: the unit and the year may be missing."""

    unit: str  # "1-08206", or empty: one's own
    year: int | None
    journal: bool
    serial: int

    def number(self, unit: str, year: int) -> str:
        """The whole number, with what was left out."""
        return f"{self.unit or unit}-{self.year or year}-{'Ж' if self.journal else ''}{self.serial:06d}"


def read(typed: str) -> Written | None:
    """What number somebody means; None when it is no number of ours.

    "1-08206-2026-000123"  -> whole             "1/8206/2026/123"     -> whole, zeros left out
    "1082062026000123"     -> whole             "Ж 123"               -> a serial of the journal
    "2026-Ж000123"         -> year and serial   "велосипед"           -> nothing
    """
    if solid := SOLID.fullmatch(re.sub(r"[\s./_-]", "", typed)):
        agency, place, year, letter, serial = solid.groups()
        return _checked(f"{agency}-{place}", int(year), bool(letter), int(serial))
    if re.sub(r"[\d\s./№#_\-жЖjJzZhH]", "", typed):
        return None
    tokens = TOKEN.findall(typed)
    journal = any(not token.isdigit() for token in tokens)
    numbers = [token for token in tokens if token.isdigit()]
    if journal and tokens[-2].isdigit():
        return None  # the letter stands before the serial, or nowhere
    return _of(numbers, journal)


def _of(numbers: list[str], journal: bool) -> Written | None:
    match [number.lstrip("0") or "0" for number in numbers]:
        case [serial]:
            return _checked("", None, journal, int(serial))
        case [year, serial]:
            return _checked("", int(year), journal, int(serial))
        case [agency, place, year, serial]:
            return _checked(f"{int(agency)}-{int(place):05d}", int(year), journal, int(serial))
    return None


def _checked(unit: str, year: int | None, journal: bool, serial: int) -> Written | None:
    if not 0 < serial < 1_000_000 or (year is not None and not 1990 <= year <= 2100):
        return None
    if unit and not OF_UNIT.fullmatch(unit):
        return None
    return Written(unit, year, journal, serial)
