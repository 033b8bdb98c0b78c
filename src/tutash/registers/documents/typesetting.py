"""Typesets documents: the same data, template and moment give the same bytes, PDF/A-2a and PDF/UA-1."""

import io
import json
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta, timezone
from functools import cache
from threading import Lock
from typing import Any, Final

import segno
import typst

from tutash.kernel import clock
from tutash.registers.documents import catalogue
from tutash.registers.documents.words import plain

LANGUAGES: Final = ("ky", "ru")  # the state language and the official one; no document is issued in another
STANDARDS: Final[list[Any]] = ["a-2a", "ua-1"]

_turn = Lock()  # a compiler serves one document at a time; asked by two threads at once it gives up


def render(template: str, data: Mapping[str, Any], language: str, at: datetime) -> bytes:
    """The document as a PDF. Raises `Unprintable` where the data hold a letter that the fonts do not."""
    return typeset(catalogue.source(template), data, language, at)


def typeset(source: bytes, data: Mapping[str, Any], language: str, at: datetime) -> bytes:
    """The data reach the template as JSON, beside the code and never inside it."""
    if language not in LANGUAGES:
        raise ValueError(f"documents are issued in {LANGUAGES}, not in {language}")
    shown = plain({**data, "lang": language, "at": at})
    shown["qr"] = {address: qr(address) for address in _addresses(shown)}
    here = clock.local(at)
    fixed = here.replace(microsecond=0, tzinfo=timezone(here.utcoffset() or timedelta()))
    with _turn:
        pdf = compiler().compile(
            input=source,
            format="pdf",
            sys_inputs={"data": json.dumps(shown, ensure_ascii=False)},
            pdf_standards=STANDARDS,
            timestamp=fixed,
        )
    assert isinstance(pdf, bytes)
    return pdf


def _addresses(shown: Mapping[str, Any]) -> Iterator[str]:
    """Where a paper may lead: to its own check, and where its subject has a page for everybody."""
    yield shown["verify_url"]
    if address := shown.get("subject", {}).get("public_url"):
        yield address


def qr(address: str) -> str:
    """The address as a drawing. It has no margin: the layout leaves white around it."""
    drawing = io.BytesIO()
    segno.make(address, error="m", micro=False).save(drawing, kind="svg", xmldecl=False, border=0, nl=False)
    return drawing.getvalue().decode()


@cache
def compiler() -> typst.Compiler:
    """One for the process: it has read the fonts. Templates see the layout and no other file, and no network."""
    ours: list[Any] = [str(catalogue.FONTS)]
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=ours)
    nowhere = str(catalogue.LAYOUT / "packages")
    return typst.Compiler(
        root=str(catalogue.LAYOUT), font_paths=fonts, package_path=nowhere, package_cache_path=nowhere
    )
