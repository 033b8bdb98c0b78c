"""However a name is spelt, it has one key; names that differ keep two."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutash.registers.persons.fold import fold, parts, sound

ALIKE = [
    pytest.param("Жумабеков Джумабекова Zhumabekov Jumabekova Jumabek Жумабекович Жумабековна", id="ж, its endings"),
    pytest.param("Бөрүбаев Борубаева Boeruebaev Borubaev Börübaeva", id="ө and ү on any keyboard"),
    pytest.param("Абдыев Абдиева Abdyev Абдыевич", id="ы and и"),
    pytest.param("Алиев Aliyev Алы Алиевна", id="a stem that ends in a vowel"),
    pytest.param("Щербаков Shcherbakov Scherbakova", id="щ"),
    pytest.param("Хасанов Khasanov Hasanova Xasanov", id="х"),
    pytest.param("Юсупов Yusupov Iusupova", id="ю"),
    pytest.param("Ковалёв Ковалев Kovalyov Kovaleva", id="ё"),
    pytest.param("Чыңгыз Чингиз Chyngyz Chingiz Çıñgız", id="ч and ң"),
    pytest.param("Цой Tsoi Tsoy", id="ц"),
    pytest.param("Кадыркулов Qadyrqulov Kadyrkulova", id="q"),
    pytest.param("Саткын Саткыын Саттқын", id="doubled letters, қ"),
    pytest.param("Вознесенский Вознесенская Voznesensky Voznesenskaya", id="-ский"),
    pytest.param("Евгений Evgenii Yevgeniy", id="е at the beginning"),
    pytest.param("Асан Acaн АСАН", id="Latin letters typed into a Cyrillic word"),
    pytest.param("Асанов Асанав Асаноф", id="an ending by ear"),
]


@pytest.mark.parametrize("spellings", ALIKE)
def test_spellings_of_one_name_have_one_key(spellings: str) -> None:
    assert len({fold(spelling) for spelling in spellings.split()}) == 1


@pytest.mark.parametrize("one, other", [("Асан", "Эсен"), ("Жолдош", "Жумабек"), ("Бакыт", "Бекит"), ("Ли", "Ким")])
def test_different_names_keep_different_keys(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@pytest.mark.parametrize("one, other", [("Жылдыз", "Чилтис"), ("Гүлнара", "Кулнара"), ("Өмүр", "Умур")])
def test_what_the_ear_confuses_sounds_the_same(one: str, other: str) -> None:
    assert fold(one) != fold(other)
    assert sound(fold(one)) == sound(fold(other))


@pytest.mark.parametrize("name", ["Асан уулу Бакыт", "Асанов Бакыт", "Asan uulu, Bakyt", "АСАНОВА  БАКЫТ"])
def test_particles_and_punctuation_are_no_part_of_a_name(name: str) -> None:
    assert parts(name) == ("asan", "bakit")


def test_a_name_of_particles_alone_is_still_a_name() -> None:
    assert parts("Кызы") == ("kizi",)


@given(st.text(max_size=60))
def test_any_text_folds_to_plain_letters(text: str) -> None:
    assert all(part.isascii() and part.isalpha() and part.islower() for part in parts(text))


@given(st.text("абвгдежзийклмнңоөпрстуүфхцчшщъыьэюяё", max_size=20))
def test_case_tells_no_names_apart(word: str) -> None:
    assert fold(word) == fold(word.upper()) == fold(word.capitalize())
