"""What is written in reports and decisions, in the language in which a case is kept."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, Literal

import yaml

HERE = Path(__file__).parent
Language = Literal["ru", "ky"]
LANGUAGES: tuple[Language, ...] = ("ru", "ky")


def decision(rng: Random, name: str, language: Language, **known: object) -> str:
    """Words of a decision, request or answer."""
    return str(rng.choice(_read("decisions")[name][language])).format(**known)


def decisions(name: str, language: Language) -> list[str]:
    """All ways in which something is said."""
    return list(_read("decisions")[name][language])


def incident(rng: Random, kind: str, what: Literal["report", "found"], language: Language) -> str:
    return str(rng.choice(_read("incidents")[kind][what][language]))


def ground_of_incident(kind: str) -> str:
    return str(_read("incidents")[kind]["ground"])


def circumstances(rng: Random, kind: str, total: int, time: str) -> Mapping[str, int | str]:
    """What is the same in every text of one case: which thing, which spot (by number), what sum, what time."""
    told = _read("narratives")[kind]
    thing, spot = rng.randrange(len(told["things"]["ru"])), rng.randrange(len(told["spots"]["ru"]))
    return {"thing": thing, "spot": spot, "sum": f"{total:,}".replace(",", "\u00a0"), "time": time}


def narrative(
    rng: Random, kind: str, what: Literal["report", "established"], language: Language, known: Mapping[str, int | str]
) -> str:
    """The words of a report, or what was established, about the circumstances of a case."""
    told = _read("narratives")[kind]
    filled: dict[str, Any] = {**known}
    for name, many in (("thing", "things"), ("spot", "spots")):
        filled[name] = told[many][language][int(known[name])]
    words = str(rng.choice(told[what][language])).format(**filled)
    return words[0].upper() + words[1:]


@cache
def _read(name: str) -> Mapping[str, Any]:
    found: Mapping[str, Any] = yaml.safe_load((HERE / f"{name}.yaml").read_text())
    return found
