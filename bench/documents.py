"""A document of three pages with a QR code is typeset in at most 40 ms, in steady state (PDF/A-2a, PDF/UA-1, tagged).

Each document has other data, since typst remembers what it has already laid out. Beside it, in the same run: the same
pages by typst alone, from data already prepared, and a bare sheet of text without our layout.

    python bench/documents.py [--count 100]
"""

import argparse
import io
import json
import os
import statistics
import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tutash.config.settings")

import django

django.setup()

import pypdf  # noqa: E402

from tutash.registers.documents import catalogue, typesetting  # noqa: E402
from tutash.registers.documents.tests.specimens import AT, specimen  # noqa: E402
from tutash.registers.documents.words import plain  # noqa: E402

PROMISE = 40  # ms
DECREE = (catalogue.HERE / "tests/specimen/documents/specimen_decree.typ").read_bytes()
BARE = b"""
#import "/words.typ": data
#set document(title: data.title)
#set text(font: "PT Serif", fallback: false, lang: data.lang, size: 11.5pt)
#set par(justify: true)
= #data.title
#for n in range(4) [#data.act.narrative #n #parbreak()]
"""


def decree(n: int) -> dict[str, Any]:
    return specimen("ky" if n % 2 else "ru", items=28, paragraphs=4, number=f"06-208-2026-{n:06d}", act_id=f"act {n}")


def ours(n: int) -> bytes:
    return typesetting.typeset(DECREE, decree(n), "ky" if n % 2 else "ru", AT + timedelta(seconds=n))


def typst_alone(source: bytes, start: int) -> Callable[[int], bytes]:
    compiler, prepared = typesetting.compiler(), {}
    for n in range(start, start + 1000):
        data = plain({**decree(n), "lang": "ky" if n % 2 else "ru", "at": AT})
        prepared[n] = json.dumps({**data, "qr": QR})

    def compile(n: int) -> bytes:
        inputs = {"data": prepared[start + n]}
        pdf = compiler.compile(
            input=source, format="pdf", sys_inputs=inputs, pdf_standards=typesetting.STANDARDS, timestamp=n
        )
        assert isinstance(pdf, bytes)
        return pdf

    return compile


QR = typesetting.qr(decree(0)["verify_url"])


def timed(make: Callable[[int], bytes], count: int) -> tuple[list[float], float, bytes]:
    """Times of each in ms, mean time of the processor in ms, the last PDF."""
    make(0), make(1)
    times = []
    busy = time.process_time()
    for n in range(2, count + 2):
        start = time.perf_counter()
        pdf = make(n)
        times.append((time.perf_counter() - start) * 1000)
    return times, (time.process_time() - busy) * 1000 / count, pdf


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=100)
    count = min(parser.parse_args().count, 900)
    first = time.perf_counter()
    ours(-1)
    took = (time.perf_counter() - first) * 1000
    print(f"first document of the process: {took:.0f} ms; load {os.getloadavg()[0]:.1f}")
    print(f"{'':34}{'median':>9}{'p95':>9}{'max':>9}{'cpu':>9}{'pages':>7}{'kB':>6}")
    medians = []
    for name, make in (
        ("our decree, data to bytes", ours),
        ("the same pages, typst alone", typst_alone(DECREE, 10_000)),
        ("bare text, typst alone", typst_alone(BARE, 20_000)),
    ):
        times, cpu, pdf = timed(make, count)
        pages = len(pypdf.PdfReader(io.BytesIO(pdf)).pages)
        row = (statistics.median(times), statistics.quantiles(times, n=20)[-1], max(times), cpu)
        medians.append(row[0])
        print(f"{name:34}" + "".join(f"{ms:7.1f}ms" for ms in row) + f"{pages:7}{len(pdf) / 1000:6.0f}")
    verdict = "held" if medians[0] <= PROMISE else "BROKEN"
    print(f"ours / the same by typst alone: {medians[0] / medians[1]:.2f}; promise of {PROMISE} ms: {verdict}")


if __name__ == "__main__":
    main()
