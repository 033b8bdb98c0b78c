"""Write what the registry says into docs/: a page of acts per kind of subject, and the table of terms of the glossary.

python -m tools.make_docs            write
python -m tools.make_docs --check    fail if what is written is not what the registry says
"""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tutash.config.settings")

import django

django.setup()

from tutash.kernel import law  # noqa: E402
from tutash.kernel.acts import ACTS, Act  # noqa: E402
from tutash.kernel.offices import offices  # noqa: E402
from tutash.kernel.text import Text  # noqa: E402

DOCS = Path(__file__).parent.parent / "docs"
BEGIN, END = "<!-- from the registry: begin -->", "<!-- from the registry: end -->"


def main() -> int:
    wanted = {DOCS / "acts" / f"{kind}.md": page(kind) for kind in kinds()}
    glossary = DOCS / "glossary.md"
    wanted[glossary] = with_table(glossary.read_text())
    stale = [path for path, text in wanted.items() if not path.exists() or path.read_text() != text]
    if "--check" in sys.argv:
        for path in stale:
            print(f"{path.relative_to(DOCS.parent)} is not what the registry says: run `make docs`", file=sys.stderr)
        return 1 if stale else 0
    for path in stale:
        path.parent.mkdir(exist_ok=True)
        path.write_text(wanted[path])
    return 0


def kinds() -> list[str]:
    return sorted({act.subject for act in ACTS.values()})


def live(kind: str) -> list[type[Act]]:
    return [act for act in ACTS.values() if act.subject == kind and not act.retired]


def page(kind: str) -> str:
    """The catalogue of powers over one kind of subject."""
    lines = [f"# Acts on a {kind}", "", "Written by `make docs` from the registry of acts; not to be edited.", ""]
    for act in live(kind):
        lines += [f"## `{act.code}`", "", *_describe(act), ""]
    return "\n".join(lines)


def _describe(act: type[Act]) -> Iterator[str]:
    yield f"{act.title.en} · {act.title.ru} · {act.title.ky}"
    yield ""
    yield " ".join((act.__doc__ or "").split())
    yield ""
    stages = " | ".join(f"`{stage}`" for stage in act.when) or "creates its subject"
    rows = {
        "Norm": f"`{act.norm}`",
        "By": ", ".join(act.by),
        "Stages": stages + (f" → `{act.then}`" if act.then else ""),
        "Only the official in charge": "yes" if act.assigned else "",
        "Opens": ", ".join(f"{name} (`{norm}`)" for name, norm in act.opens.items()),
        "Closes": "every deadline" if act.closes == ("*",) else ", ".join(act.closes),
        "Stops": ", ".join(act.suspends),
        "Sets going again": ", ".join(act.resumes),
        "Informs": ", ".join(act.informs),
        "Paper": f"`{act.document}`" if act.document else "",
        "Stands also in the chain of": ", ".join(f"{field} ({kind})" for field, kind in act.also.items()),
        "Fields": ", ".join(f"`{name}`" for name in act.model_fields),
    }
    for name, value in rows.items():
        if value:
            yield f"- {name}: {value}"


def with_table(text: str) -> str:
    """The glossary with its table made anew; what is written by hand stays."""
    head, _, rest = text.partition(BEGIN)
    tail = rest.partition(END)[2]
    return f"{head}{BEGIN}\n{table()}{END}{tail}"


def table() -> str:
    parts = []
    for heading, rows in (("Acts", _acts()), ("Stages", _stages()), ("Offices", _offices())):
        parts += [f"\n### {heading}\n", "| identifier | English | русский | кыргызча |", "| --- | --- | --- | --- |"]
        parts += [f"| `{code}` | {title.en} | {title.ru} | {title.ky} |" for code, title in rows]
    return "\n".join(parts) + "\n"


def _acts() -> Iterator[tuple[str, Text]]:
    yield from ((act.code, act.title) for act in ACTS.values() if not act.retired)


def _stages() -> Iterator[tuple[str, Text]]:
    for kind in kinds():
        yield from ((f"{kind}: {stage.code}", stage.title) for stage in law.stages(kind))


def _offices() -> Iterator[tuple[str, Text]]:
    yield from ((code, office.title) for code, office in offices().items())


if __name__ == "__main__":
    sys.exit(main())
