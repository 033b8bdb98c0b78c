"""Offices: what a post may see, as the law pack says."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import yaml
from django.conf import settings

from tutash.kernel.text import Text


@dataclass(frozen=True)
class Office:
    code: str
    title: Text
    scope: str  # own, unit, below, supervised, country
    agencies: tuple[str, ...]
    may_export: bool
    see_shielded: bool


def office(code: str) -> Office:
    return offices()[code]


@cache
def offices() -> dict[str, Office]:
    path = settings.LAW_DIR / "organisations" / "offices.yaml"
    rows: Mapping[str, Any] = yaml.safe_load(path.read_text())
    return {code: _read(code, row) for code, row in rows.items() if isinstance(row, dict) and "scope" in row}


def _read(code: str, row: Mapping[str, Any]) -> Office:
    return Office(
        code=code,
        title=Text.of(row["title"]),
        scope=row["scope"],
        agencies=tuple(row.get("agencies") or ()),
        may_export=bool(row.get("may_export")),
        see_shielded=bool(row.get("see_shielded")),
    )
