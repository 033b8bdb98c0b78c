"""The form of an act: what was said is understood, what was typed is kept, what is wrong is named."""

from datetime import UTC, datetime
from typing import Any, Final

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.datastructures import MultiValueDict
from hypothesis import given, settings
from hypothesis import strategies as st

from tutash.kernel.fields import Group, asks
from tutash.kernel.forms import Form, flatten, questions
from tutash.kernel.forms.answers import parse_day, parse_moment
from tutash.kernel.forms.form import Upload
from tutash.kernel.forms.sources import SOURCES
from tutash.kernel.refusals import Refused
from tutash.kernel.tests.gallery import PEOPLE, UNITS, Applicant, Kind, Manner, Report, Sex, Thing
from tutash.kernel.text import Text

FILLED = {
    "manner": ["person"],
    "received_at": ["01.03.2026 14:30"],
    "kind": ["theft"],
    "unit": ["u1"],
    "narrative": ["Две коровы."],
    "applicant-surname": ["Асанов"],
    "applicant-name": ["Бакыт"],
    "witnesses": ["2"],
}
ASANOV, ASANOVA = (str(person.value) for person in PEOPLE)

# ---- payload -> what would be typed -> the same payload

ALPHABET = "abcXYZабвгҢңӨөҮүЁё №«»—–-.,:;!?()'\"/\\<>&%{}=+_@#$*~^0123456789"
letters = st.sampled_from(ALPHABET)
line = st.text(letters, min_size=1, max_size=40).map(str.strip).filter(bool)
words = st.text(letters | st.just("\n"), min_size=1, max_size=200).map(str.strip).filter(bool)
moments = st.datetimes(datetime(1901, 1, 2), datetime(2100, 12, 30), timezones=st.just(UTC))  # noqa: DTZ001
people = st.builds(
    Applicant,
    surname=line,
    name=line,
    patronymic=st.none() | line,
    born=st.none() | st.dates(datetime(1900, 1, 1).date(), datetime(2100, 12, 31).date()),  # noqa: DTZ001
    sex=st.none() | st.sampled_from(Sex),
    phone=st.none() | line,
)
worth = st.decimals(0, 9_999_999, places=2, allow_nan=False, allow_infinity=False)
things = st.builds(Thing, what=line, worth=st.none() | worth)
reports = st.builds(
    Report,
    manner=st.sampled_from(Manner),
    received_at=moments,
    kind=st.sampled_from(Kind),
    unit=st.sampled_from([str(unit.value) for unit in UNITS]),
    narrative=words,
    applicant=people,
    suspect=st.none() | st.sampled_from([ASANOV, ASANOVA]),
    things=st.lists(things, max_size=4).map(tuple),
    traits=st.lists(st.sampled_from(Kind), unique=True).map(tuple),
    aliases=st.lists(line, max_size=3).map(tuple),
    floors=st.lists(st.integers(1, 99), max_size=4).map(tuple),
    witnesses=st.integers(0, 99),
    drunk=st.none() | st.booleans(),
    photo=st.none() | st.just("a" * 64),
    shield=st.booleans(),
    reason=st.none() | words.filter(lambda said: len(said) >= 3),
)


@given(reports)
@settings(deadline=None)
def test_what_was_typed_says_what_was_meant(report: Report) -> None:
    form = Form(Report, flatten(questions(Report), report))
    assert form.complaints == []
    assert form.act() == report


@given(st.dictionaries(st.sampled_from([*FILLED, "things-0-what", "things-7-worth", "suspect-find"]), st.lists(words)))
@settings(deadline=None)
def test_whatever_is_typed_there_is_an_answer(typed: dict[str, list[str]]) -> None:
    form = Form(Report, typed)
    assert (form.act() is None) == bool(form.complaints)
    assert all(str(complaint.summary) for complaint in form.complaints)


# ---- how dates are written

DAYS = {
    "as on paper": ("01.03.2026", "2026-03-01"),
    "without zeros": ("1.3.2026", "2026-03-01"),
    "in digits alone": ("01032026", "2026-03-01"),
    "with slashes": ("1/3/2026", "2026-03-01"),
    "as computers write": ("2026-03-01", "2026-03-01"),
    "with a full stop": ("01.03.2026.", "2026-03-01"),
    "29 February of a leap year": ("29.02.2024", "2024-02-29"),
    "29 February of another": ("29.02.2026", None),
    "a day that does not exist": ("31.04.2026", None),
    "a number that is no date": ("1234567", None),
    "words": ("вчера", None),
}
MOMENTS = {
    "as on paper": ("01.03.2026 14:30", "2026-03-01T14:30:00+06:00"),
    "with a comma": ("01.03.2026, 14:30", "2026-03-01T14:30:00+06:00"),
    "hours with a dot": ("1.3.2026 9.05", "2026-03-01T09:05:00+06:00"),
    "as computers write": ("2026-03-01T14:30", "2026-03-01T14:30:00+06:00"),
    "with a zone of its own": ("2026-03-01T08:30:00+00:00", "2026-03-01T08:30:00+00:00"),
    "a day alone": ("01.03.2026", None),
    "hour 24": ("01.03.2026 24:00", None),
    "words": ("сейчас", None),
}


@pytest.mark.parametrize(("typed", "meant"), DAYS.values(), ids=DAYS)
def test_a_day(typed: str, meant: str | None) -> None:
    assert parse_day(typed) == meant


@pytest.mark.parametrize(("typed", "meant"), MOMENTS.values(), ids=MOMENTS)
def test_a_moment(typed: str, meant: str | None) -> None:
    assert parse_moment(typed) == meant


# ---- what is wrong

WRONG: Final[dict[str, tuple[dict[str, list[str]], str, str]]] = {
    "nothing was filled in": ({"narrative": [""]}, "narrative", "Изложение события: Заполните это поле"),
    "nothing was chosen": ({"manner": []}, "manner", "Как поступило: Выберите один из вариантов"),
    "an answer that was not on offer": ({"kind": ["арест"]}, "kind", "Что произошло: Выберите один из вариантов"),
    "no such day": (
        {"applicant-born": ["31.02.1988"]},
        "applicant-born",
        "Заявитель, Дата рождения: Введите существующую дату, например 01.03.2026",
    ),
    "another age": (
        {"applicant-born": ["01.01.0988"]},
        "applicant-born",
        "Заявитель, Дата рождения: Введите дату между 1900 и 2100 годами",
    ),
    "a negative number": ({"witnesses": ["-1"]}, "witnesses", "Очевидцев: Введите число не меньше 0"),
    "a number in words": ({"witnesses": ["двое"]}, "witnesses", "Очевидцев: Введите целое число"),
    "a megabyte": (
        {"narrative": ["я" * 1_000_000]},
        "narrative",
        "Изложение события: Слишком длинно; знаков: 1000000, допускается не более 20000",
    ),
    "control characters": (
        {"narrative": ["а\x00б"]},
        "narrative",
        "Изложение события: Уберите знаки, которые нельзя напечатать в документе: U+0000",
    ),
    "a field of the second row": (
        {"things-0-what": ["Корова"], "things-4-worth": ["85 000,50"]},
        "things-4-what",
        "Похищенный предмет 2, Что: Заполните это поле",
    ),
    "words that fit several": (
        {"suspect-find": ["асан"]},
        "suspect",
        "Подозреваемое лицо: Подходит несколько; выберите из найденных",
    ),
    "words that fit nobody": (
        {"suspect-find": ["Петров"]},
        "suspect",
        "Подозреваемое лицо: По этим словам ничего не найдено; проверьте написание",
    ),
    "words that were changed after the choice": (
        {"suspect": [ASANOV], "suspect-find": ["Асанова"], "suspect-found": ["Асанов "]},
        "suspect",
        "Подозреваемое лицо: Подходит несколько; выберите из найденных",
    ),
}


@pytest.mark.parametrize(("typed", "path", "said"), WRONG.values(), ids=WRONG)
def test_a_mistake_is_named_beside_its_field(typed: dict[str, list[str]], path: str, said: str) -> None:
    form = Form(Report, FILLED | typed)
    assert [(complaint.path, complaint.summary.ru) for complaint in form.complaints] == [(path, said)]
    assert form.act() is None
    kept = {name: values for name, values in typed.items() if any(values) and name != "suspect"}
    assert kept.items() <= (form.kept | {n: v for n, v in form.typed.words.items() if n in kept}).items()


@pytest.mark.parametrize("language", ["en", "ru", "ky"])
def test_every_mistake_is_said_in_every_language(language: str) -> None:
    for typed, _, _ in WRONG.values():
        for complaint in Form(Report, FILLED | typed).complaints:
            assert complaint.text.to(language)


# ---- rows that come and go without JavaScript


def test_another_row_is_added_and_what_was_typed_stays() -> None:
    form = Form(Report, FILLED | {"things-0-what": ["Корова"], "_add": ["things"]})
    rows = _answer(form, "things").rows
    assert form.moved
    assert form.complaints == []
    assert [[answer.value for answer in row.answers] for row in rows] == [["Корова", ""], ["", ""]]


def test_a_row_is_removed_and_the_others_stay() -> None:
    typed = {"things-0-what": ["Корова"], "things-1-what": ["Конь"], "_remove": ["things-0"]}
    rows = _answer(Form(Report, FILLED | typed), "things").rows
    assert [[answer.value for answer in row.answers] for row in rows] == [["Конь", ""]]


def test_rows_left_empty_are_nothing() -> None:
    form = Form(Report, FILLED | {"things-0-what": [""], "things-1-what": ["Конь"]})
    act = form.act()
    assert act is not None
    assert [thing.what for thing in act.things] == ["Конь"]


class Theft(Group):
    """At least one thing was stolen."""

    things: tuple[Thing, ...] = asks(Text("Thing", "Предмет", "Буюм"), min_length=1)


@pytest.mark.parametrize("typed", [{}, {"things-3-what": [" "]}], ids=["nothing was sent", "an empty row was sent"])
def test_a_row_that_must_be_there_says_which_field_is_missing(typed: dict[str, list[str]]) -> None:
    form = Form(Theft, typed)
    assert [complaint.summary.ru for complaint in form.complaints] == ["Предмет 1, Что: Заполните это поле"]
    assert [row.number for answer in form.answers for row in answer.rows] == [1]


def test_a_person_is_chosen_by_hand_even_when_only_one_fits() -> None:
    found = Form(Report, FILLED | {"suspect-find": ["гүлнара"], "_find": ["suspect"]})
    assert [candidate.value for candidate in _answer(found, "suspect").candidates] == [ASANOVA]
    assert _answer(found, "suspect").values == []
    chosen = Form(Report, FILLED | {"suspect-find": ["гүлнара"], "suspect-found": ["гүлнара"], "suspect": [ASANOVA]})
    act = chosen.act()
    assert act is not None
    assert str(act.suspect) == ASANOVA


HASH = "ab" * 32


def keep(upload: Upload) -> str:
    if upload.size and upload.size > 5:
        raise Refused(Text("Too large.", "Слишком большой файл.", "Файл өтө чоң."))
    return HASH


def test_a_file_that_was_sent_stays_though_another_field_is_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(SOURCES, "file", raising=False)  # no register answers for files here
    files: MultiValueDict[str, Upload] = MultiValueDict({"photo": [SimpleUploadedFile("cow.jpg", b"cow")]})
    form = Form(Report, FILLED | {"witnesses": [""]}, files, keep=keep)
    assert [complaint.path for complaint in form.complaints] == ["witnesses"]
    assert [candidate.value for candidate in _answer(form, "photo").chosen] == [HASH]
    act = Form(Report, FILLED | form.kept | {"witnesses": ["2"]}).act()
    assert act is not None
    assert act.photo == HASH


def test_a_file_that_is_refused_is_named() -> None:
    files: MultiValueDict[str, Upload] = MultiValueDict({"photo": [SimpleUploadedFile("cow.jpg", b"cattle")]})
    form = Form(Report, FILLED, files, keep=keep)
    assert [complaint.summary.ru for complaint in form.complaints] == ["cow.jpg: Слишком большой файл."]
    assert form.act() is None


def test_a_file_that_nobody_asked_for_is_not_kept() -> None:
    files: MultiValueDict[str, Upload] = MultiValueDict({"narrative": [SimpleUploadedFile("x.exe", b"MZ")]})
    act = Form(Report, FILLED, files, keep=keep).act()
    assert act is not None
    assert act.narrative == "Две коровы."


def test_a_file_is_no_file_because_a_name_says_so() -> None:
    form = Form(Report, FILLED | {"photo": ["../../etc/passwd"]})
    assert [complaint.path for complaint in form.complaints] == ["photo"]


def test_a_draft_is_shown_without_complaints() -> None:
    form = Form(Report, {"narrative": ["Две коро"]}, draft=True)
    assert form.complaints == []
    assert form.kept == {"narrative": ["Две коро"]}


def test_what_the_form_does_not_ask_is_not_looked_at() -> None:
    form = Form(Report, FILLED | {"official_time": ["2000-01-01"], "csrfmiddlewaretoken": ["x"]})
    assert form.act() is not None
    assert set(form.kept) == set(FILLED)


def _answer(form: Form[Report], name: str) -> Any:
    return next(answer for answer in form.answers if answer.path == name)
