"""Reads YAML strictly: a key given twice, an odd date or an unknown key is an error that names file and key."""

import re
from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

Shape = TypeVar("Shape", bound=BaseModel)
DEEPEST = 40
LARGEST = 4_000_000  # bytes; a law file is a few kilobytes


class BadLaw(Exception):
    """The law pack has errors, and nothing runs with it until they are mended."""

    def __init__(self, problems: list[str]) -> None:
        self.problems = problems
        super().__init__("The law pack has errors:\n" + "\n".join(problems))


@dataclass(slots=True)
class Problems:
    """Everything that is wrong with a pack, so that all of it can be mended at once."""

    found: list[str]

    def add(self, file: str, key: object, text: str) -> None:
        where = f"{file}: {key}" if key != "" else file
        self.found.append(f"{where}: {text}")

    def shaped(self, file: str, raw: object, shape: type[Shape]) -> Shape | None:
        """The content of a file in its shape, or None when it has another one."""
        try:
            return shape.model_validate(raw)
        except ValidationError as wrong:
            for error in wrong.errors(include_url=False, include_context=False, include_input=False):
                key = ".".join(_KEY_OF_DATE.sub(_as_written, str(part)) for part in error["loc"] if part != "[key]")
                self.add(file, key, _plain(error["type"], error["msg"]))
            return None


_KEY_OF_DATE = re.compile(r"^datetime\.date\((\d+), (\d+), (\d+)\)$")  # how pydantic names a key that is a day


def _as_written(found: re.Match[str]) -> str:
    return date(int(found[1]), int(found[2]), int(found[3])).isoformat()


def _plain(kind: str, message: str) -> str:
    match kind:
        case "extra_forbidden":
            return "unknown key"
        case "missing":
            return "is missing"
        case _:
            return message.removeprefix("Value error, ")


class _Strict(yaml.CSafeLoader):
    """Only what a lawyer means: `on` and `no` are words, `14:30` is no number, only a bare date is a date."""

    yaml_implicit_resolvers: dict[str, Any] = {}

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        seen: set[Hashable] = set()
        for key_node, _ in node.value:
            key = self.construct_object(key_node, deep=True)
            if not isinstance(key, Hashable):
                raise yaml.constructor.ConstructorError(None, None, "a key must be a word", key_node.start_mark)
            if key in seen:
                raise yaml.constructor.ConstructorError(None, None, f"`{key}` stands twice", key_node.start_mark)
            seen.add(key)
        return super().construct_mapping(node, deep=deep)


def _day(loader: _Strict, node: yaml.ScalarNode) -> date:
    try:
        return date.fromisoformat(node.value)
    except ValueError:
        mark = node.start_mark
        raise yaml.constructor.ConstructorError(None, None, f"there is no day {node.value}", mark) from None


_Strict.add_constructor("tag:yaml.org,2002:timestamp", _day)
for _tag, _pattern, _first in (
    ("bool", r"true|false", "tf"),
    ("null", r"~|null|", ["~", "n", ""]),
    ("int", r"-?(0|[1-9]\d*)", "-0123456789"),
    ("float", r"-?(0|[1-9]\d*)\.\d+", "-0123456789"),
    ("timestamp", r"\d{4}-\d\d-\d\d", "0123456789"),
):
    _Strict.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(rf"^(?:{_pattern})$"), list(_first))


def _refuse_tricks(text: str) -> None:
    """References and bottomless nesting: no lawyer writes them, and they can stop a server."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        if isinstance(event, yaml.AliasEvent):
            raise ValueError("a reference (*name) is not allowed: write the value again")
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            raise ValueError("the file is nested too deeply")


def read(path: Path) -> Any:
    """The content of one YAML file. Raises `ValueError` with the reason and the line."""
    try:
        if path.stat().st_size > LARGEST:
            raise ValueError("the file is too large for a file of law")
        text = path.read_text(encoding="utf-8-sig")
        _refuse_tricks(text)
        return yaml.load(text, Loader=_Strict)
    except FileNotFoundError:
        raise ValueError("there is no such file") from None
    except IsADirectoryError:
        raise ValueError("this is a directory") from None
    except UnicodeDecodeError:
        raise ValueError("the file is not UTF-8 text") from None
    except RecursionError:
        raise ValueError("the file is nested too deeply") from None
    except OSError as wrong:
        raise ValueError(wrong.strerror or str(wrong)) from None
    except yaml.YAMLError as wrong:
        mark = getattr(wrong, "problem_mark", None)
        line = f"line {mark.line + 1}: " if mark else ""
        raise ValueError(f"{line}{getattr(wrong, 'problem', None) or wrong}") from None
