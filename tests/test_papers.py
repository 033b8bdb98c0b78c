"""Every act that issues a paper: when it is performed, its paper is whole, in both languages, and stays what it was."""

import io
import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pypdf
import pytest
import pytest_django
from django.test import TestCase

from tests.papers import imagined, perform_all, told
from tutash.kernel.acts import ACTS, Act
from tutash.kernel.forms import Question, questions
from tutash.registers.documents import typesetting
from tutash.registers.documents.words import plain

pytestmark = pytest.mark.django_db
ISSUING = sorted(code for code, act in ACTS.items() if act.document and not act.retired)
EVERY_PAPER = pytest.mark.parametrize("code", ISSUING)
BOTH = pytest.mark.parametrize("language", typesetting.LANGUAGES)
WORDY = [code for code in ISSUING if ACTS[code].document != "slip"]  # a slip is carried about: it tells nothing
# What a paper leaves out: by what else a person is kept on record.
UNSAID = {"pin", "citizenship", "phones", "description"}
FREE = ("line", "words", "lines")
FORMS = {
    "ru": ("талон", "постановление", "протокол", "уведомление", "поручение", "указание", "обвинительный акт", "письмо"),
    "ky": ("талон", "токтом", "протокол", "билдирме", "тапшырма", "көрсөтмө", "айыптоо актысы", "коштомо кат"),
}

Data = dict[str, Any]
Told = dict[str, list[tuple[Data, Data]]]


@pytest.fixture(scope="module")
def papers(django_db_setup: None, django_db_blocker: pytest_django.DjangoDbBlocker) -> Iterator[Told]:
    """By act: what its papers were told at once and in the end. An act that is in no story is imagined."""
    with django_db_blocker.unblock():
        TestCase.setUpClass()
        try:
            archive = perform_all()
            found: Told = {}
            for entry, at_once in zip(archive.entries, archive.at_once, strict=True):
                found.setdefault(entry.code, []).append((at_once, told(entry)))
            (some, _), *_ = found["case.opened"]
            for code in set(ISSUING) - set(found):
                invented = imagined(ACTS[code], some)
                found[code] = [(invented, invented)]
            yield found
        finally:
            TestCase.tearDownClass()


def pdf_of(code: str, data: Data, language: str) -> pypdf.PdfReader:
    pdf = typesetting.render(ACTS[code].document, data, language, datetime.fromisoformat(data["at"]))
    return pypdf.PdfReader(io.BytesIO(pdf))


def text_of(pdf: pypdf.PdfReader) -> str:
    return "".join(page.extract_text() for page in pdf.pages)


def bare(words: str) -> str:
    """Letters and digits alone: a line that is broken, or a word that is divided, says the same."""
    return re.sub(r"\W", "", words.casefold())


def typed(asked: tuple[Question, ...], said: Any) -> Iterator[str]:
    """Everything that an official wrote freely in an act."""
    for question in asked:
        value = said[question.name]
        if question.name in UNSAID or value is None:
            continue
        if question.kind in ("group", "groups"):
            for group in [value] if question.kind == "group" else value:
                yield from typed(question.inside, group)
        elif question.kind in FREE:
            yield from value if question.kind == "lines" else value.split("\n")


@BOTH
def test_the_paper_of_an_act_that_is_in_no_story_is_set_from_invented_answers(papers: Told, language: str) -> None:
    (some, _), *_ = papers["case.opened"]
    data = imagined(ACTS["instruction.by_head"], {**some, "subject": {**some["subject"], "in_charge": None}})
    assert "Өмүр" in text_of(pdf_of("instruction.by_head", data, language))


@EVERY_PAPER
@BOTH
def test_a_paper_bears_its_number_says_what_it_is_and_loses_no_word(papers: Told, code: str, language: str) -> None:
    for data, _ in papers[code][-2:]:
        pdf = pdf_of(code, data, language)
        text, title = text_of(pdf), str(pdf.metadata and pdf.metadata.title)
        assert f"№ {data['number']}" in " ".join(text.split()) and data["number"] in title
        named = [form for form in FORMS[language] if form in title.casefold()]
        assert named and bare(named[-1]) in bare(text), title
        assert data["hash"] in bare(text) and data["officer"]["name"] in " ".join(text.split())
        if code in WORDY:
            lost = [words for words in typed(questions(ACTS[code]), data["act"]) if bare(words) not in bare(text)]
            assert lost == []


@EVERY_PAPER
def test_a_paper_says_the_same_whenever_it_is_first_asked_for(papers: Told, code: str) -> None:
    for at_once, in_the_end in papers[code]:
        assert in_the_end == at_once


@EVERY_PAPER
def test_a_paper_is_whole_when_nothing_was_said_that_could_be_left_out(papers: Told, code: str) -> None:
    (data, _), *_ = papers[code]
    assert data["number"] in text_of(pdf_of(code, without_options(ACTS[code], data), "ky"))


def without_options(act: type[Act], data: Data) -> Data:
    """The same, with nothing said where nothing need be said; who takes part is named one way or another."""
    left_out = {name: info.get_default() for name, info in act.model_fields.items() if not info.is_required()}
    for name in ("person", "new"):
        left_out.pop(name, None)
    return {**data, "act": {**data["act"], **{name: plain(value) for name, value in left_out.items()}}}


@pytest.mark.parametrize("code", WORDY)
def test_a_paper_shows_what_was_written_and_never_runs_it(papers: Told, code: str) -> None:
    trap = '#panic() *bold* _it_ $x^2$ `raw` <label> @ref // = Heading "); #read("words.typ")'
    (data, _), *_ = papers[code]
    texts = [q.name for q in questions(ACTS[code]) if q.kind in ("line", "words") and data["act"][q.name] is not None]
    act = {**data["act"], **dict.fromkeys(texts, trap)}
    assert bare(text_of(pdf_of(code, {**data, "act": act}, "ru"))).count(bare(trap)) >= len(texts)


@BOTH
def test_a_long_paper_goes_on_under_its_name_and_is_signed_at_the_end(papers: Told, language: str) -> None:
    (data, _), *_ = papers["indictment.sent"]
    act = {**data["act"], "narrative": "\n".join([data["act"]["narrative"]] * 40), "evidence": ["Көрсөтмө"] * 60}
    pages = [page.extract_text() for page in pdf_of("indictment.sent", {**data, "act": act}, language).pages]
    assert len(pages) > 4
    title = "Кылмыш иши боюнча айыптоо актысы" if language == "ky" else "Обвинительный акт по уголовному делу"
    assert all(title in page and data["number"] in page for page in pages[1:])
    assert data["officer"]["name"] in pages[-1]


NAME = "Абдыкадырбекова-Токтосунова Гүлнара-Бегимай-Айжаркын Жээнбековна-Токтогуловна"
LONG = {
    "ru": "Следственный отдел Управления внутренних дел Свердловского района города Бишкек",
    "ky": "Бишкек шаарынын Свердлов районунун Ички иштер башкармалыгынын Тергөө бөлүмү",
}


@BOTH
@pytest.mark.parametrize("code", sorted(set(ISSUING) - set(WORDY)))
def test_a_slip_is_one_small_sheet_with_the_address_of_its_page(papers: Told, code: str, language: str) -> None:
    (data, _), *_ = papers[code]
    report = {**data["subject"]["report"], "anonymous": False, "applicant": NAME}
    long = {**data, "unit": {**data["unit"], "name": LONG}, "subject": {**data["subject"], "report": report}}
    for each in (data, long):
        (page,) = pdf_of(code, each, language).pages
        assert round(float(page.mediabox.width) / 72 * 25.4) == 210
        address = data["subject"]["public_url"]
        assert re.search(r"/r/[\w-]{16}$", address) and address in "".join(page.extract_text().split())


def test_a_slip_carries_nothing_of_other_people(papers: Told) -> None:
    for data, _ in papers["crime.registered"]:
        assert set(data["subject"]) == {"id", "kind", "number", "stage", "public_url", "report"}


def test_the_court_gets_every_paper_and_every_file(papers: Told) -> None:
    ((data, _),) = papers["case.sent_to_court"]
    listed = [line["title"]["ru"] for line in data["found"]["inventory"]]
    assert "Возбуждение уголовного дела" in listed
    assert "Приобщение файла к материалам: Заключение эксперта № 41" in listed
    assert data["found"]["inventory"][0]["at"].endswith("+06:00")


def test_the_indictment_knows_who_is_accused_of_what(papers: Told) -> None:
    (data, _), *_ = papers["indictment.sent"]
    (accused,) = data["subject"]["accused"]
    assert accused["name"]["ru"] == "Токторбаев Эркин Аскарович" and accused["born"] == "1990-05-14"
    against = {count["charge"] for count in data["subject"]["counts"] if count["person"] == accused["id"]}
    assert against == {"uk-2021:205/2", "uk-2021:209/1"}
    text = text_of(pdf_of("indictment.sent", data, "ru"))
    assert "ч. 2 ст. 205 УК КР" in text.replace("\u00a0", " ")
