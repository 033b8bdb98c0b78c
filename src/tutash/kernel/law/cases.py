"""The lawyers' tests: cases in YAML, run against the pack.

A file is a list of cases; each has a name in words (`case`) and says what it expects. The kinds, told by their keys:

    norm, from, due              a term: `due` a moment (exclusive end), or a day (the last day of the term);
                                 also facts, on, extended, stopped, unverified, confidence, ref
    norm, on, in_force | known   whether the norm is in force (known: whether our sources tell)
    norm, on, value              a value; also facts
    offence_date | action_date, edition          which edition of a code (`code`; uk, or upk for an action)
    charge | sanction+guilt+on, gravity          gravity (null: not known)
    birth, on, age               full years reached
    article, valid               whether it exists; also offence_date, title, equivalents
    day, working                 whether it is a working day
    grounds, code, on, listed    whether a ground stands in a list of procedure/
    place, on, name              what a place is called
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tutash.kernel.law.case_shapes import kind_of
from tutash.kernel.law.norms import NormShape, norm_of
from tutash.kernel.law.pack import Pack
from tutash.kernel.law.reading import Problems, read
from tutash.kernel.refusals import Refused


@dataclass(frozen=True, slots=True)
class Verdict:
    """One case and what was wrong with it; nothing, when it holds."""

    file: str
    case: str
    wrong: tuple[str, ...]

    @property
    def holds(self) -> bool:
        return not self.wrong


def files_of(path: Path) -> list[Path]:
    """The files of cases at a path: itself, or those below a directory."""
    return sorted(path.rglob("*.yaml")) if path.is_dir() else [path]


def run(paths: Iterable[Path], pack: Pack) -> Iterator[Verdict]:
    """Put every case of the files to the pack."""
    for path in paths:
        try:
            content = read(path)
        except ValueError as wrong:
            yield Verdict(str(path), "", (str(wrong),))
            continue
        if isinstance(content, dict) and "values" in content:
            yield _norm(path, content, pack)
        else:
            yield from _cases(str(path), content, pack)


def _cases(file: str, content: Any, pack: Pack) -> Iterator[Verdict]:
    if isinstance(content, dict) and set(content) == {"cases"}:
        content = content["cases"]
    if not isinstance(content, list) or not content:
        yield Verdict(file, "", ("this is no list of cases (`- case: ...`)",))
        return
    seen: set[str] = set()
    for number, raw in enumerate(content, 1):
        name = str(raw.get("case") or f"case {number}")[:300] if isinstance(raw, dict) else f"case {number}"
        twice = ("a case of this name stands in the file already",) if name in seen else ()
        seen.add(name)
        yield Verdict(file, name, (*twice, *_wrong(raw, pack)))


def _wrong(raw: Any, pack: Pack) -> tuple[str, ...]:
    """What is wrong with one case: its form, or the answer."""
    if not isinstance(raw, dict):
        return ("a case is a mapping with `case` and what is expected",)
    kind = kind_of(raw)
    if kind is None:
        return (f"what does it expect? no kind of case has the keys {', '.join(map(str, raw))}",)
    problems = Problems([])
    case = problems.shaped("", raw, kind)
    if case is None:
        return tuple(problem.removeprefix(": ") for problem in problems.found)
    try:
        return tuple(case.wrong(pack))
    except Refused as refusal:
        return (f"{refusal.detail.en}" + (f" ({refusal.norm})" if refusal.norm else ""),)


def _norm(path: Path, content: Any, pack: Pack) -> Verdict:
    """A file of a norm that is not in the pack yet: whether it could be."""
    problems = Problems([])
    shape = problems.shaped("", content, NormShape)
    if shape:
        try:
            norm_of(path.stem, shape, pack.facts)
        except ValueError as wrong:
            problems.add("", "values", str(wrong))
    return Verdict(str(path), "a norm", tuple(problem.removeprefix(": ") for problem in problems.found))
