"""Checks a pack against itself: every day has an answer, and every name that a row uses exists."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from string import Formatter
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from tutash.kernel.law import code_tables
from tutash.kernel.law.articles import Codes
from tutash.kernel.law.norms import UNKNOWN, Norm
from tutash.kernel.law.reading import Problems
from tutash.kernel.refusals import Refused
from tutash.kernel.terms import Unit

if TYPE_CHECKING:
    from tutash.kernel.law.pack import Pack

SAMPLE = {"year": 2026, "unit": "mvd.1", "territory": "11204", "agency": "1", "serial": 1}
LAST_DAY, FIRST_DAY = "term_computation", "term_first_day"
EXPECTED: dict[str, dict[str, type]] = {LAST_DAY: {"rolls": bool}, FIRST_DAY: {"counted": bool}}


def check_wholeness(pack: "Pack", problems: Problems) -> None:
    """Everything that only the pack as a whole can tell."""
    for norm in pack.norms.values():
        _covers_every_day(norm, pack.codes, problems)
        _engine_can_use(norm, problems)
        _can_be_counted(norm, pack.norms, problems)
    _names_exist(pack, problems)


def _covers_every_day(norm: Norm, codes: Codes, problems: Problems) -> None:
    """A rule does not outlive its code: each edition says it again, or says that there is none."""
    editions = codes.of(norm.id.partition(".")[0])
    days = {rule.since for rule in norm.rules}
    first = norm.rules[0].since
    if editions and first > editions[0].since:
        problems.add(norm.id, "values", f"no answer from {editions[0].since} to {first - timedelta(days=1)}")
    for edition in editions[1:]:
        if edition.since > first and edition.since not in days:
            problems.add(norm.id, "values", f"no value from {edition.since}, when {edition.key} came into force")


def _engine_can_use(norm: Norm, problems: Problems) -> None:
    """Norms that the engine itself asks have the values that it understands."""
    for rule in norm.rules:
        if rule.value is None or rule.value == UNKNOWN:
            continue
        if wrong := _wrong_value(norm.id, rule.value):
            problems.add(norm.id, rule.since, wrong)


def _wrong_value(name: str, value: Any) -> str:
    directory, _, stem = name.partition(".")
    if expected := EXPECTED.get(stem):
        keys = {key: type(given) for key, given in value.items()} if isinstance(value, dict) else None
        return "" if keys == expected else f"must be {{{', '.join(f'{key}: true or false' for key in expected)}}}"
    if name == code_tables.GRAVITY:
        try:
            code_tables.gravity_lines(value)
        except ValidationError as wrong:
            return f"is not a rule of gravity: {wrong.errors()[0]['msg']}"
    if directory == "numbers":
        return _wrong_format(value)
    return ""


def _wrong_format(value: Any) -> str:
    """A number is `{format, pattern, example}`: the example, and what the format makes, must fit the pattern."""
    if not isinstance(value, dict) or set(value) != {"format", "pattern", "example"}:
        return "must be {format: ..., pattern: ..., example: ...}"
    try:
        pattern = re.compile(value["pattern"])
        used = {field for _, field, _, _ in Formatter().parse(value["format"]) if field is not None}
        if not used <= SAMPLE.keys():
            return f"format: only {', '.join(SAMPLE)} can be filled in"
        value["format"].format(**SAMPLE)
    except (ValueError, TypeError, re.error) as wrong:
        return f"is not a format with a pattern: {wrong}"
    return "" if pattern.search(str(value["example"])) else "the example does not fit the pattern"


def _can_be_counted(norm: Norm, norms: Mapping[str, Norm], problems: Problems) -> None:
    """Terms in days need the rules of the first and the last day: of their directory, or of criminal procedure."""
    rules = [each for rule in norm.rules for each in (rule, *(variant.rule for variant in rule.variants))]
    if not any(rule.length and rule.length.unit not in (Unit.HOURS, Unit.IMMEDIATELY) for rule in rules):
        return
    for stem in EXPECTED:
        if not counting_norm(norms, norm.id, stem):
            problems.add(norm.id, "values", f"a term in days needs the norm upk.{stem}")


def counting_norm(norms: Mapping[str, Norm], name: str, stem: str) -> Norm | None:
    """The rule of counting that applies to a term: its directory's own, or that of criminal procedure."""
    return norms.get(f"{name.partition('.')[0]}.{stem}") or norms.get(f"upk.{stem}")


def _names_exist(pack: "Pack", problems: Problems) -> None:
    agencies, units, places = _codes(pack.agencies), _codes(pack.units), _codes(pack.places)
    offices = _codes(pack.offices)
    known: tuple[tuple[str, Sequence[Any], dict[str, set[str]]], ...] = (
        ("agencies.yaml", pack.agencies, {"parent": agencies, "successor": agencies}),
        ("offices.yaml", pack.offices, {"agencies": agencies}),
        ("units.yaml", pack.units, {"agency": agencies, "parent": units, "supervised_by": units, "territory": places}),
        ("jurisdiction.yaml", pack.jurisdiction, {"agency": agencies, "offices": offices}),
        ("soate.yaml", pack.places, {"parent": places}),
    )
    for file, rows, columns in known:
        for row, column, values in ((r, c, v) for r in rows for c, v in columns.items()):
            for named in set(_listed(getattr(row, column))) - values:
                problems.add(file, getattr(row, "code", column), f"{column}: there is no {named}")
    for article in (article for rule in pack.jurisdiction for article in rule.articles):
        try:
            pack.codes.charge(article)
        except Refused as refusal:
            problems.add("jurisdiction.yaml", article, refusal.detail.en)


def _codes(rows: Iterable[Any]) -> set[str]:
    return {row.code for row in rows}


def _listed(value: Any) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else (value,) if value else ()
