"""A list in pages without a count: each page begins after the last row of the page before."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.core.exceptions import ValidationError
from django.db.models import Model, Q, QuerySet

from tutash.kernel.refusals import NotFound

Row = TypeVar("Row", bound=Model)
LONGEST = 400  # letters of a place in a list that are read


@dataclass(frozen=True)
class Part(Generic[Row]):
    """The rows of one page, and the place from which the next one goes on; empty where there is none."""

    rows: list[Row]
    next: str


def part(rows: QuerySet[Row], by: Sequence[str], after: str = "", limit: int = 50) -> Part[Row]:
    """A page of rows in the order of `by`: names of fields, with "-" for descending, that tell every row apart."""
    if after:
        rows = rows.filter(_beyond(rows.model, by, after))
    found = list(rows.order_by(*by)[: limit + 1])
    return Part(found[:limit], place(found[limit - 1], by) if len(found) > limit else "")


def place(row: Model, by: Sequence[str]) -> str:
    """Where a row stands in the list, as it is written into an address."""
    values = [_field(type(row), name).value_to_string(row) for name in by]
    return urlsafe_b64encode(json.dumps(values, ensure_ascii=False).encode()).decode().rstrip("=")


def _beyond(model: type[Model], by: Sequence[str], after: str) -> Q:
    values = _read(model, by, after)
    beyond, same = Q(), Q()
    for name, value in zip(by, values, strict=True):
        field, way = name.lstrip("-"), "lt" if name.startswith("-") else "gt"
        beyond |= same & Q(**{f"{field}__{way}": value})
        same &= Q(**{field: value})
    first = by[0].lstrip("-")
    bound = Q(**{f"{first}__{'lte' if by[0].startswith('-') else 'gte'}": values[0]})
    return bound & beyond  # the bound says nothing new: it lets an index begin at the place


def _read(model: type[Model], by: Sequence[str], after: str) -> list[Any]:
    """The values of a place; an address that nobody was given leads nowhere."""
    try:
        written = json.loads(urlsafe_b64decode(after[:LONGEST] + "=="))
        if not isinstance(written, list):
            raise NotFound(field="after")
        return [_field(model, name).to_python(value) for name, value in zip(by, written, strict=True)]
    except (ValueError, TypeError, ValidationError) as error:
        raise NotFound(field="after") from error


def _field(model: type[Model], name: str) -> Any:
    return model._meta.get_field(name.lstrip("-"))
