"""What goes into a document: plain values, local times, letters that can be printed."""

import unicodedata
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any
from uuid import UUID

from tutash.kernel import clock
from tutash.kernel.fields import Choice
from tutash.kernel.letters import unprintable
from tutash.kernel.text import Text
from tutash.registers.documents.refusals import Unprintable


def plain(value: Any, field: str = "") -> Any:
    """The value as a template reads it.

    datetime 08:30 UTC  -> "2026-03-02T14:30:00+06:00", the clock of the country
    Text                -> {"en", "ru", "ky"}; a Choice is its label in the same form, with its "code"
    "и" + "◌̆"           -> "й", one letter
    "李"                 -> Unprintable, naming the field
    """
    match value:
        case None | bool() | int() | float():
            return value
        case Choice():
            return {"code": value.value, **plain(value.label, field)}
        case Enum():
            return plain(value.value, field)
        case str():
            return _legible(value, field)
        case date():
            return (clock.local(value) if isinstance(value, datetime) else value).isoformat()
        case UUID() | Decimal():
            return str(value)
        case Text():
            return plain(value.as_json(), field)
    return _parts(value, field)


def _parts(value: Any, field: str) -> Any:
    if isinstance(value, Mapping):
        return {str(key): plain(part, f"{field}.{key}" if field else str(key)) for key, part in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(part, f"{field}.{n}") for n, part in enumerate(value, 1)]
    raise TypeError(f"{field}: a document cannot show a {type(value).__name__}")


def _legible(words: str, field: str) -> str:
    words = unicodedata.normalize("NFC", words).replace("\r\n", "\n")
    if strange := unprintable(words):
        raise Unprintable(strange, field)
    return words
