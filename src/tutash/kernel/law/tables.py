"""Reads the tables of a pack that hold rows: procedure, organisations, territory, calendar, facts, norms."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import TypeVar

from tutash.kernel.law.facts import Facts, FactShape
from tutash.kernel.law.files import Files
from tutash.kernel.law.norms import Norm, NormShape, norm_of
from tutash.kernel.law.procedure import Ground, Stage
from tutash.kernel.law.shapes import Dated, Origin
from tutash.kernel.law.workdays import Calendar, Year

# Everything else holds norms.
TABLES = ("procedure/", "calendar/", "territory/", "organisations/", "editions.yaml", "iccs.yaml", "uk/crosswalk.yaml")
ARTICLES = ("uk/1997.yaml", "uk/2019.yaml", "uk/2021.yaml")
STAGES, FACTS = "procedure/stages.yaml", "procedure/facts.yaml"
Table = TypeVar("Table", bound=Dated)
Each = TypeVar("Each", bound=Origin)


def facts(files: Files) -> Facts:
    known = {}
    for fact, raw in files.mapping(FACTS).items():
        if shape := files.problems.shaped(f"{FACTS}: {fact}", raw, FactShape):
            known[fact] = shape
    return Facts(known)


def norms(files: Files, known: Facts) -> dict[str, Norm]:
    found: dict[str, Norm] = {}
    for name in files.contents:
        if name.startswith((*TABLES, *ARTICLES)):
            continue
        key = ".".join(PurePosixPath(name).with_suffix("").parts)
        shape = files.problems.shaped(name, files.content(name), NormShape)
        if shape is None:
            continue
        try:
            found[key] = norm_of(key, shape, known)
        except ValueError as wrong:
            files.problems.add(name, "values", str(wrong))
    return found


def aliases(files: Files, known: Mapping[str, Norm]) -> dict[str, str]:
    """Other names of norms; each names one norm only."""
    found: dict[str, str] = {}
    for norm in known.values():
        for alias in norm.rules[0].alias:
            folded = alias.casefold()
            if folded in found or folded in known:
                files.problems.add(norm.id, "alias", f"{alias} already names {found.get(folded, folded)}")
            found[folded] = norm.id
    return found


def stages(files: Files) -> dict[str, tuple[Stage, ...]]:
    """Stages by kind of subject, in the order of the procedure."""
    found = {}
    content = files.mapping(STAGES)
    for kind in content:
        rows = list(_each(files, STAGES, kind, Stage, *content))
        if kind == "case":
            for row in rows:
                if row.public is None:
                    files.problems.add(STAGES, f"case: {row.code}", "`public`, the applicant's sentence, is missing")
        found[kind] = tuple(rows)
    return found


def grounds(files: Files) -> dict[str, tuple[Ground, ...]]:
    """Every list of coded rows in procedure/, by the name of its file."""
    found = {}
    for name in files.names("procedure/"):
        if name in (STAGES, FACTS):
            continue
        content, stem = files.content(name), PurePosixPath(name).stem
        key = "grounds" if isinstance(content, dict) and "grounds" in content else stem
        found[stem] = table(files, name, key, Ground)
    return found


def table(files: Files, name: str, key: str, shape: type[Table], *beside: str) -> tuple[Table, ...]:
    """The rows of a table with days in force; a code stands for one row on any day."""
    rows = tuple(_each(files, name, key, shape, *beside))
    for code, same in _by_code(rows).items():
        for n, one in enumerate(same):
            if any(one.on(other.since) or other.on(one.since) for other in same[n + 1 :]):
                files.problems.add(name, code, "two rows of this code are in force on one day")
    return rows


def _each(files: Files, name: str, key: str, shape: type[Each], *beside: str) -> Iterator[Each]:
    for number, raw in enumerate(files.rows(name, key, *beside), 1):
        where = str(raw.get("code") or number) if isinstance(raw, dict) else str(number)
        if row := files.problems.shaped(f"{name}: {where}", raw, shape):
            yield row


def _by_code(rows: Iterable[Table]) -> dict[str, list[Table]]:
    found: dict[str, list[Table]] = {}
    for row in rows:
        if code := getattr(row, "code", ""):
            found.setdefault(code, []).append(row)
    return found


def calendar(files: Files) -> Calendar:
    years = []
    for name in files.names("calendar/"):
        year = files.problems.shaped(name, files.content(name), Year)
        if year:
            if PurePosixPath(name).stem != str(year.year):
                files.problems.add(name, "year", f"is {year.year}")
            years.append(year)
    return Calendar.of(years)
