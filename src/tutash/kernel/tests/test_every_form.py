"""What is true of the form of every act."""

from collections.abc import Iterator

import pytest
from django.utils import translation

from tutash.kernel.acts import ACTS, Act
from tutash.kernel.forms import Form, Question, questions
from tutash.kernel.tests.test_templates import Page, form_page
from tutash.kernel.text import LANGUAGES


def every(asked: tuple[Question, ...]) -> Iterator[Question]:
    for question in asked:
        yield question
        yield from every(question.inside)


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
def test_every_field_has_words_in_three_languages(act: type[Act]) -> None:
    for question in every(questions(act)):
        for language in LANGUAGES:
            assert question.label.to(language).strip(), question.name
            assert question.hint is None or question.hint.to(language).strip(), question.name
            assert all(option.label.to(language).strip() for option in question.options), question.name


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
def test_every_field_is_bounded(act: type[Act]) -> None:
    for question in every(questions(act)):
        if question.kind in ("line", "words"):
            assert question.longest or question.patterned, question.name
        if question.kind in ("groups", "lines", "numbers", "references", "files"):
            assert question.most <= 1_000, question.name


@pytest.mark.django_db
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
def test_every_form_is_whole_when_it_is_sent_empty(act: type[Act], language: str) -> None:
    with translation.override(language):
        page = Page(form_page({}, act))
    assert page.open == []
    links = {link[1:] for link in page.all("href") if link.startswith("#q-")}
    assert links <= set(page.all("id"))
    required = [question for question in questions(act) if question.required and question.kind != "group"]
    assert len(Form(act, {}).complaints) >= len(required)
