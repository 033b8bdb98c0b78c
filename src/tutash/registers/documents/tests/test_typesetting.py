"""Given data and a template, when a document is typeset, then the same bytes come out, whole, in both languages."""

import io
import string
from datetime import timedelta
from threading import Thread
from typing import Any

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tutash.kernel.letters import PRINTABLE, unprintable
from tutash.kernel.text import Text
from tutash.registers.documents import catalogue, typesetting
from tutash.registers.documents.refusals import Unprintable
from tutash.registers.documents.tests.specimens import AT, specimen
from tutash.registers.documents.typesetting import typeset
from tutash.registers.documents.words import plain

HERE = catalogue.HERE / "tests/specimen/documents"
DECREE, SLIP = (HERE / f"specimen_{name}.typ" for name in ("decree", "slip"))
LINE = b"""
#import "/letter.typ": *
#show: sheet.with("line")
= Line
#text(font: data.act.font, data.act.line)
"""


def decree(language: str, **changes: Any) -> bytes:
    return typeset(DECREE.read_bytes(), specimen(language, **changes), language, AT)


def line(words: str, font: str = "PT Serif") -> bytes:
    return typeset(LINE, specimen("ru", act={"line": words, "font": font}), "ru", AT)


def opened(pdf: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(pdf))


def words_of(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in opened(pdf).pages).split())


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        pytest.param(
            "ru", ["ПОСТАНОВЛЕНИЕ", "УСТАНОВИЛ:", "Өмүрбекова Ү. Ж.", "2 марта 2026 года, 14:30"], id="Russian"
        ),
        pytest.param("ky", ["ТОКТОМ", "АНЫКТАДЫ:", "Өзгөн шаарынын", "2026-жылдын 2-марты, саат 14:30"], id="Kyrgyz"),
    ],
)
def test_a_decree_says_what_it_was_given_in_its_language(language: str, expected: list[str]) -> None:
    text = words_of(decree(language))
    for words in [*expected, "№ 06-208-2026-000417", "Н. К. Ысмаилова", "8f2d6c1b0a49e75d", "019537a1-52c0"]:
        assert words in text
    assert ("по 2 мая 2026 года включительно" if language == "ru" else "2-майына чейин (кошо алганда)") in text


def test_the_letterhead_is_in_both_languages() -> None:
    for language in typesetting.LANGUAGES:
        text = words_of(decree(language))
        assert "ИЧКИ ИШТЕР МИНИСТРЛИГИ" in text and "МИНИСТЕРСТВО ВНУТРЕННИХ ДЕЛ" in text


def test_kyrgyz_letters_can_be_copied_and_searched() -> None:
    assert "ҢңӨөҮү" in words_of(line("ҢңӨөҮү"))


def test_a_document_is_archival_and_accessible() -> None:
    reader = opened(decree("ky"))
    root: Any = reader.trailer["/Root"]
    described = root["/Metadata"].get_data().decode()
    assert root["/Lang"] == "ky-KG"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert "<pdfaid:part>2</pdfaid:part>" in described and "<pdfaid:conformance>A</pdfaid:conformance>" in described
    assert "<pdfuaid:part>1</pdfuaid:part>" in described
    assert reader.metadata and reader.metadata.title == "Кылмыш ишин козгоо жөнүндө токтом, № 06-208-2026-000417"
    assert "/Alt" in str(_tags(root["/StructTreeRoot"])), "the QR code has words for those who do not see it"


def _tags(node: Any) -> list[Any]:
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, list):
        return [_tags(part) for part in node]
    if not isinstance(node, dict):
        return []
    return [sorted(node), *(_tags(node["/K"]) if "/K" in node else [])]


@pytest.mark.parametrize("language", typesetting.LANGUAGES)
def test_the_same_data_template_and_moment_give_the_same_bytes(language: str) -> None:
    first = decree(language)
    typesetting.compiler.cache_clear()  # as another process would
    assert decree(language) == first
    assert typeset(DECREE.read_bytes(), specimen(language), language, AT + timedelta(seconds=1)) != first


def test_threads_do_not_disturb_each_other() -> None:
    made: list[bytes] = []
    threads = [Thread(target=lambda n=n: made.append(decree("ru", number=str(n)))) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({words_of(pdf) for pdf in made}) == 8


def test_a_long_document_repeats_its_head_and_counts_its_pages() -> None:
    reader = opened(decree("ru", items=40, paragraphs=3))
    pages = [page.extract_text() for page in reader.pages]
    assert len(pages) >= 3
    for n, page in enumerate(pages, 1):
        assert f"Страница {n} из {len(pages)}" in page
    assert "Количество" in pages[1], "the head of a table stands again where it goes on"
    assert "Постановление о возбуждении уголовного дела" in pages[1]


def test_a_slip_fits_one_small_page() -> None:
    (page,) = opened(typeset(SLIP.read_bytes(), specimen("ky", due=specimen("ky")["due"][:1]), "ky", AT)).pages
    assert (round(float(page.mediabox.width) / 72 * 25.4), round(float(page.mediabox.height) / 72 * 25.4)) == (210, 149)


@pytest.mark.parametrize("font", ["PT Serif", "PT Sans"])
def test_every_letter_that_may_be_entered_can_be_printed(font: str) -> None:
    letters = sorted(PRINTABLE - set(string.whitespace) - {"\u00a0", "\u0301"})
    shown = "".join(opened(line(" ".join(letters), font)).pages[0].extract_text().split())
    assert set(letters) <= set(shown)


@given(st.characters(codec="utf-8"))
@settings(max_examples=60, deadline=None)
def test_a_letter_is_printed_or_refused_by_name(letter: str) -> None:
    if unprintable(letter := plain(letter) if not unprintable(letter) else letter):
        with pytest.raises(Unprintable) as refusal:
            line(f"a{letter}b")
        assert refusal.value.field == "act.line"
        assert f"U+{ord(letter):04X}" in refusal.value.detail.en
    else:
        line(f"a{letter}b")


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("李明", id="a foreign script"),
        pytest.param("договор\u202eтөлөм", id="a mark that reverses what is read"),
        pytest.param("Аман\u200bов", id="a letter that is not seen"),
        pytest.param("😀", id="a picture"),
        pytest.param("\x07", id="a control character"),
    ],
)
def test_what_cannot_be_printed_stops_the_document_and_is_named(words: str) -> None:
    with pytest.raises(Unprintable) as refusal:
        decree("ru", unit={**specimen("ru")["unit"], "place": {"ru": words, "ky": ""}})
    assert refusal.value.field == "unit.place.ru"


def test_the_engine_itself_leaves_no_box_if_a_letter_slips_through(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tutash.registers.documents.words.unprintable", lambda words: set())
    with pytest.raises(Exception, match="could not be displayed"):
        line("李")


@pytest.mark.parametrize(
    "words",
    [
        '#read("/letter.typ")',
        '#import "@preview/tiaoma:0.3.0"',
        "#panic()",
        "*bold* _it_ $x^2$ `raw` <label> @ref \\ // /* = Heading",
        '"); #read("words.typ") #("',
        "{{ data }} ${HOME} %s",
    ],
)
def test_data_are_shown_and_never_run(words: str) -> None:
    assert "".join(words.split()) in "".join(words_of(line(words)).split())


@pytest.mark.parametrize("path", ["/../models.py", "../../../models.py", "/etc/passwd"])
def test_a_template_sees_nothing_but_the_layout(path: str) -> None:
    with pytest.raises(Exception, match="escape the project root|not found"):
        typeset(LINE + f'#read("{path}")'.encode(), specimen("ru", act={"line": "a", "font": "PT Serif"}), "ru", AT)


def test_documents_are_issued_in_the_two_official_languages_only() -> None:
    with pytest.raises(ValueError, match="en"):
        typeset(DECREE.read_bytes(), specimen("ru"), "en", AT)


def test_words_in_three_languages_and_local_time_reach_the_template() -> None:
    assert plain(Text("a", "б", "в")) == {"en": "a", "ru": "б", "ky": "в"}
    assert plain(AT) == "2026-03-02T14:30:00+06:00"
    assert plain("и\u0306") == "й"
    with pytest.raises(TypeError, match=r"act\.1"):
        plain({"act": [object()]})
