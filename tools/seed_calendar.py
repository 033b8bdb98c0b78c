"""Writes the decree table of non-working days, one file a year, from the `holidays` package.

    .venv/bin/python tools/seed_calendar.py law/kg/calendar 2018 2027

A file that a lawyer has compared with the decrees is not to be seeded again: `verified_official` in it stops the tool.
"""

import json
import re
import sys
from collections.abc import Iterator
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from holidays import country_holidays

HEAD = """\
# Non-working days of {year}, seeded by tools/seed_calendar.py from the package holidays {version}, which cites the
# laws and decrees at cbd.minjust.gov.kg. A day without a decree of its own rests on the labour code; `ref: null` = no
# decree known. Single days off that the package does not know (elections, mourning, quarantine) may be missing.
year: {year}
weekend: [saturday, sunday]
ref: "{ref}"
source: [holidays-{version}]
confidence: M
status: verified_secondary
"""
LABOUR_CODES = {
    2005: "Трудовой кодекс КР от 04.08.2004 (cbd 3-22)",
    2025: "Трудовой кодекс КР от 23.01.2025 (cbd 3-45)",
}
DECREES = {  # that moved days off, as the package cites them
    2018: "cbd 7-1813, 7-2294, 7-2354",
    2019: "cbd 7-2573",
    2020: "cbd 7-20233",
    2021: "cbd 7-20440, 7-20890, 7-20980",
    2022: "cbd 7-21274, 7-21501",
    2023: "cbd 7-21921",
    2024: "cbd 7-22932",
    2025: "cbd 7-36549, 7-38206",
}
MOVED = re.compile(r"\(перенесено с (\d\d)\.(\d\d)\.(\d{4})\)")
LUNAR = ("Орозо айт", "Курман айт")
GUESSED = (" (estimated)", " (приблизительная дата)", " (болжолдуу)")
RECKONED = "Reckoned by the lunar calendar; a decree sets the day."


class Day(NamedTuple):
    on: date
    en: str
    ru: str
    ky: str

    @property
    def moved_from(self) -> date | None:
        found = MOVED.search(self.ru)
        return date(int(found[3]), int(found[2]), int(found[1])) if found else None


def days_off(year: int) -> list[Day]:
    """The days off of a year in three languages, their labels put into the words of this country."""
    en, ru, ky = (country_holidays("KG", years=year, language=language) for language in ("en_US", "ru_KG", "ky"))
    return [
        Day(on, english(en[on], ru[on]), ru[on], ky[on].replace("көрүлгөн күнү", "эс алуу күнү")) for on in sorted(ru)
    ]


def english(title: str, russian: str) -> str:
    found = MOVED.search(russian)
    return f"Day off (moved from {found[1]}.{found[2]}.{found[3]})" if found else title.replace("Labor", "Labour")


def line(day: Day) -> str:
    titles = [day.en, day.ru, day.ky]
    guessed = day.en.endswith(GUESSED[0])
    if guessed:
        titles = [title.removesuffix(end) for title, end in zip(titles, GUESSED, strict=True)]
    parts = [
        f"{key}: {json.dumps(title, ensure_ascii=False)}" for key, title in zip(("en", "ru", "ky"), titles, strict=True)
    ]
    return f"  {day.on}: {{{', '.join(parts)}{provenance(day, guessed=guessed)}}}"


def provenance(day: Day, *, guessed: bool) -> str:
    if guessed:
        return f', ref: null, source: [], confidence: L, status: unverified, note: "{RECKONED}"'
    decree = DECREES.get(day.on.year)
    by_decree = day.moved_from or "Дополнительный выходной" in day.ru
    if by_decree or (day.ru.startswith(LUNAR) and day.on.year == 2024):
        return f', ref: "{decree}"'
    return ", ref: null" if day.ru.startswith(LUNAR) else ""


def worked(year: int) -> Iterator[str]:
    """The Saturdays and Sundays of a year that were worked for a day off elsewhere."""
    around = [day for other in (year, year + 1) for day in days_off(other)]
    given = {day.moved_from: day.on for day in around if day.moved_from}
    for on in sorted(country_holidays("KG", years=(year, year + 1)).weekend_workdays):
        if on.year == year:
            to = f"{given[on]:%d.%m.%Y}"
            titles = f'en: "Worked for {to}", ru: "Рабочий день за {to}", ky: "{to} күнү үчүн жумуш күнү"'
            yield f'  {on}: {{{titles}, ref: "{DECREES[given[on].year]}"}}'


def calendar(year: int) -> str:
    code = LABOUR_CODES[max(since for since in LABOUR_CODES if since <= year)]
    text = HEAD.format(year=year, version=version("holidays"), ref=code)
    text += "non_working:\n" + "\n".join(line(day) for day in days_off(year)) + "\n"
    moved = list(worked(year))
    return text + ("working:\n" + "\n".join(moved) if moved else "working: {}") + "\n"


def main(folder: Path, first: int, last: int) -> None:
    for year in range(first, last + 1):
        path = folder / f"{year}.yaml"
        if path.exists() and "verified_official" in path.read_text():
            print(f"{path}: compared with the decrees, left as it is")
            continue
        path.write_text(calendar(year))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
