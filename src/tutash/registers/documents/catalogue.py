"""Which documents there are: `documents/<name>.typ` in each app, and what each is made with."""

import hashlib
import re
from collections.abc import Iterator
from functools import cache
from importlib.metadata import version
from pathlib import Path

from django.apps import apps
from django.core.exceptions import ImproperlyConfigured

from tutash.kernel.acts import ACTS, Act
from tutash.registers.documents.supplies import supply_of

HERE = Path(__file__).parent
LAYOUT, FONTS = HERE / "layout", HERE / "fonts"
ALWAYS = {"id", "kind", "number", "stage"}  # of every subject


def templates() -> dict[str, Path]:
    """Every template by name; a name belongs to one app."""
    found: dict[str, Path] = {}
    for app in apps.get_app_configs():
        for path in sorted(Path(app.path).glob("documents/*.typ")):
            if other := found.get(path.stem):
                raise ImproperlyConfigured(f"two documents are called {path.stem}: {other} and {path}")
            found[path.stem] = path
    return found


def source(name: str) -> bytes:
    return templates()[name].read_bytes()


def wanted(name: str) -> set[str]:
    """What a template wants to know of its subject: each `data.subject.<name>` in it."""
    return set(re.findall(r"data\.subject\.(\w+)", source(name).decode()))


def check() -> None:
    """A server does not start with an act whose paper nobody wrote, or with a paper that asks what nobody knows."""
    if faults := [fault for act in ACTS.values() if act.document for fault in _faults(act)]:
        raise ImproperlyConfigured("\n".join(faults))


def _faults(act: type[Act]) -> Iterator[str]:
    if act.document not in templates():
        yield f"{act.__name__}: there is no template documents/{act.document}.typ"
        return
    for name in sorted(wanted(act.document) - ALWAYS):
        if not supply_of(act.subject, name):
            yield f"documents/{act.document}.typ: nobody supplies data.subject.{name} to a {act.subject}"


def digest(name: str) -> str:
    """A fingerprint of what, besides the data, decides the bytes of a document: template, layout, fonts, engine."""
    parts = (source(name), *(path.read_bytes() for path in sorted(LAYOUT.glob("*.typ"))), _fonts())
    whole = hashlib.sha256(version("typst").encode())
    for part in parts:
        whole.update(hashlib.sha256(part).digest())
    return whole.hexdigest()


@cache
def _fonts() -> bytes:
    return b"".join(hashlib.sha256(path.read_bytes()).digest() for path in sorted(FONTS.glob("*.ttf")))
