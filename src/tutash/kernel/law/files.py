"""The files of a law pack: one directory, and others laid over it."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tutash.kernel.law.reading import Problems, read
from tutash.kernel.law.shapes import Head, rows_of

BY_ROWS = ("organisations/", "territory/")  # an overlay replaces rows of these, and whole files elsewhere
NO_LAW = ("cases/",)


@dataclass(slots=True)
class Files:
    """What stands in the files, read once; `problems` collects what can not be read."""

    problems: Problems
    contents: dict[str, list[Any]] = field(default_factory=dict)  # by path in the pack: the base, then overlays
    digest: str = ""

    @classmethod
    def of(cls, roots: Sequence[Path], problems: Problems) -> "Files":
        files = cls(problems)
        sha = hashlib.sha256()
        for root in roots:
            if not root.is_dir():
                problems.add(str(root), "", "there is no such directory")
            for path in sorted(root.rglob("*.yaml")):
                name = path.relative_to(root).as_posix()
                if name.startswith(NO_LAW):
                    continue
                sha.update(name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
                files._take(name, path)
        files.digest = sha.hexdigest()
        return files

    def _take(self, name: str, path: Path) -> None:
        try:
            content = read(path)
        except ValueError as wrong:
            self.problems.add(name, "", str(wrong))
            return
        before = self.contents.get(name, []) if name.startswith(BY_ROWS) else []
        self.contents[name] = [*before, content]

    def names(self, *prefixes: str) -> list[str]:
        return [name for name in self.contents if name.startswith(prefixes)]

    def content(self, name: str) -> Any:
        """What a file says; the last overlay's, where there are several."""
        return self.contents[name][-1] if name in self.contents else None

    def mapping(self, name: str) -> dict[str, Any]:
        """What a file says, where it must be a mapping; nothing, when it is not there."""
        content = self.content(name)
        if isinstance(content, dict) and all(isinstance(key, str) for key in content):
            return content
        if name in self.contents:
            self.problems.add(name, "", "must be a mapping from words")
        return {}

    def rows(self, name: str, key: str, *beside: str) -> Iterator[Any]:
        """The rows of a table, each with what the top of its file says of all; overlaid by their codes.

        `beside` names other keys that the top of the file may have.
        """
        table: dict[object, list[Any]] = {}
        for content in self.contents.get(name, []):
            if isinstance(content, dict) and key not in content and content.keys() & set(beside):
                continue  # this file says something of the other tables only
            rows = rows_of(content.get(key)) if isinstance(content, dict) else rows_of(content)
            if rows is None:
                self.problems.add(name, key, "must be a list or a mapping of rows")
                continue
            head = self.head(name, content, key, *beside)
            of_this_file: dict[object, list[Any]] = {}
            for number, row in enumerate(rows):
                code = row.get("code") if isinstance(row, dict) else None
                key_of_row = str(code) if code is not None else (id(content), number)
                of_this_file.setdefault(key_of_row, []).append(head.over(row))
            table.update(of_this_file)
        for same in table.values():
            yield from same

    def head(self, name: str, content: Any, *keys: str) -> Head:
        """What the top of a file says of its rows; other keys than these are unknown."""
        if not isinstance(content, dict):
            return Head({})
        for unknown in (
            set(content) - set(keys) - {"title", "ref", "source", "confidence", "status", "note", "published"}
        ):
            self.problems.add(name, unknown, "unknown key")
        head = Head.of(content)
        head.said.pop("note", None)
        return head
