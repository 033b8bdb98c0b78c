"""Read tables: anyone may read them, only the projection of an entry may write them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any, TypeVar

from django.apps import apps
from django.db import models

if TYPE_CHECKING:
    from tutash.kernel.acts import Act
    from tutash.kernel.models import Entry

_projecting: ContextVar[bool] = ContextVar("projecting", default=False)
_M = TypeVar("_M", bound=models.Model)
Projection = Callable[["Act", "Entry"], None]
PROJECTIONS: dict[str, list[Projection]] = {}


class NotAnAct(Exception):
    """Read tables change only when an act is projected. Write an act."""

    def __init__(self) -> None:
        super().__init__(self.__doc__)


def projects(*codes: str) -> Callable[[Projection], Projection]:
    """Let a register keep its tables from entries of other institutions: it hears them by code, and imports nobody."""

    def register(function: Projection) -> Projection:
        for code in codes:
            PROJECTIONS.setdefault(code, []).append(function)
        return function

    return register


@contextmanager
def projecting() -> Iterator[None]:
    token = _projecting.set(True)
    try:
        yield
    finally:
        _projecting.reset(token)


def _require_act() -> None:
    if not _projecting.get():
        raise NotAnAct


class ReadQuerySet(models.QuerySet[_M]):
    def update(self, **kwargs: Any) -> int:
        _require_act()
        return super().update(**kwargs)

    def delete(self) -> tuple[int, dict[str, int]]:
        _require_act()
        return super().delete()

    def bulk_create(self, *args: Any, **kwargs: Any) -> list[_M]:
        _require_act()
        return super().bulk_create(*args, **kwargs)

    def bulk_update(self, *args: Any, **kwargs: Any) -> int:
        _require_act()
        return super().bulk_update(*args, **kwargs)

    def raw(self, *args: Any, **kwargs: Any) -> models.query.RawQuerySet[Any]:
        _require_act()  # it would carry out any statement
        return super().raw(*args, **kwargs)

    def _raw_delete(self, using: str | None) -> int:
        _require_act()
        return super()._raw_delete(using)


class ReadTable(models.Model):
    """A table that is a function of the ledger."""

    objects = ReadQuerySet.as_manager()

    class Meta:
        abstract = True

    def save_base(self, *args: Any, **kwargs: Any) -> None:  # every way to save ends here, fixtures too
        _require_act()
        super().save_base(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        _require_act()
        return super().delete(*args, **kwargs)


def read_tables() -> list[type[ReadTable]]:
    """Every read table of every institution, in a stable order."""
    found = [m for m in apps.get_models() if issubclass(m, ReadTable)]
    return sorted(found, key=lambda m: m._meta.db_table)
