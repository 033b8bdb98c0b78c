"""Which documents there are: `documents/<name>.typ` in each app, and what each is made with."""

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path

from django.apps import apps
from django.core.exceptions import ImproperlyConfigured

HERE = Path(__file__).parent
LAYOUT, FONTS = HERE / "layout", HERE / "fonts"


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
