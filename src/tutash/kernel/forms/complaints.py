"""What is wrong with an answer, in three languages, by the kind of mistake."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from tutash.kernel.text import Text

FILL_IN: Final = Text("Fill this in", "Заполните это поле", "Бул талааны толтуруңуз")
CHOOSE: Final = Text("Choose one of the answers", "Выберите один из вариантов", "Жооптордун бирин тандаңыз")
UNREADABLE: Final = Text(
    "This value can not be read; check it",
    "Не удаётся прочитать это значение; проверьте его",
    "Бул маанини окуу мүмкүн эмес; текшериңиз",
)
NUMBER: Final = Text("Enter a number in digits", "Введите число цифрами", "Санды цифра менен жазыңыз")
WHOLE: Final = Text("Enter a whole number", "Введите целое число", "Бүтүн санды жазыңыз")
DATE: Final = Text(
    "Enter a real date, for example 01.03.2026",
    "Введите существующую дату, например 01.03.2026",
    "Чыныгы датаны жазыңыз, мисалы 01.03.2026",
)
MOMENT: Final = Text(
    "Enter date and time, for example 01.03.2026 14:30",
    "Введите дату и время, например 01.03.2026 14:30",
    "Датаны жана убакытты жазыңыз, мисалы 01.03.2026 14:30",
)
BY_TYPE: Final[Mapping[str, Text]] = {
    "missing": FILL_IN,
    "none_required": FILL_IN,
    "string_too_short": Text(
        "Too short: at least {min_length} characters",
        "Слишком коротко; наименьшее число знаков: {min_length}",
        "Өтө кыска: кеминде {min_length} белги керек",
    ),
    "string_too_long": Text(
        "Too long: {length} characters, at most {max_length} are possible",
        "Слишком длинно; знаков: {length}, допускается не более {max_length}",
        "Өтө узун: {length} белги, эң көп {max_length} болушу мүмкүн",
    ),
    "string_pattern_mismatch": Text(
        "This is not written as it should be",
        "Значение записано не по образцу",
        "Бул үлгүгө ылайык жазылган эмес",
    ),
    "unprintable": Text(
        "Remove the characters that no document can print: {shown}",
        "Уберите знаки, которые нельзя напечатать в документе: {shown}",
        "Документке басып чыгарууга мүмкүн болбогон белгилерди алып салыңыз: {shown}",
    ),
    "date_out_of_range": Text(
        "Enter a date between 1900 and 2100",
        "Введите дату между 1900 и 2100 годами",
        "1900 жана 2100-жылдардын ортосундагы датаны жазыңыз",
    ),
    "date_parsing": DATE,
    "date_from_datetime_parsing": DATE,
    "date_from_datetime_inexact": DATE,
    "datetime_parsing": MOMENT,
    "datetime_from_date_parsing": MOMENT,
    "timezone_aware": MOMENT,
    "int_parsing": WHOLE,
    "int_from_float": WHOLE,
    "int_parsing_size": Text("This number is too large", "Слишком большое число", "Бул сан өтө чоң"),
    "decimal_parsing": NUMBER,
    "float_parsing": NUMBER,
    "finite_number": NUMBER,
    "decimal_max_digits": Text(
        "Too many digits: at most {max_digits}",
        "Слишком много цифр; допускается не более {max_digits}",
        "Цифралар өтө көп: эң көп {max_digits}",
    ),
    "decimal_max_places": Text(
        "At most {decimal_places} digits after the comma",
        "Цифр после запятой — не более {decimal_places}",
        "Үтүрдөн кийин эң көп {decimal_places} цифра",
    ),
    "greater_than": Text(
        "Enter a number greater than {gt}", "Введите число больше {gt}", "{gt} санынан чоң санды жазыңыз"
    ),
    "greater_than_equal": Text(
        "Enter a number not less than {ge}", "Введите число не меньше {ge}", "{ge} санынан кем эмес санды жазыңыз"
    ),
    "less_than": Text(
        "Enter a number less than {lt}", "Введите число меньше {lt}", "{lt} санынан кичине санды жазыңыз"
    ),
    "less_than_equal": Text(
        "Enter a number not greater than {le}", "Введите число не больше {le}", "{le} санынан ашпаган санды жазыңыз"
    ),
    "too_short": Text(
        "At least {min_length} needed, {actual_length} given",
        "Нужно не менее {min_length}, указано: {actual_length}",
        "Кеминде {min_length} керек, көрсөтүлгөнү: {actual_length}",
    ),
    "too_long": Text(
        "At most {max_length} possible", "Допускается не более {max_length}", "Эң көп {max_length} болушу мүмкүн"
    ),
    "enum": CHOOSE,
    "literal_error": CHOOSE,
    "bool_parsing": CHOOSE,
    "uuid_parsing": CHOOSE,
    "which_one": Text(
        "Several fit; choose one of those found",
        "Подходит несколько; выберите из найденных",
        "Бир нечеси туура келет; табылгандардан тандаңыз",
    ),
    "nothing_found": Text(
        "Nothing was found by these words; check the spelling",
        "По этим словам ничего не найдено; проверьте написание",
        "Бул сөздөр боюнча эч нерсе табылган жок; жазылышын текшериңиз",
    ),
}


@dataclass(frozen=True)
class Complaint:
    """Something to be put right: where it was typed, what the place is called, what is wrong."""

    path: str  # empty: the form as a whole
    label: Text | None
    text: Text

    @property
    def summary(self) -> Text:
        if self.label is None:
            return self.text
        return Text("{label}: {text}", "{label}: {text}", "{label}: {text}").format(label=self.label, text=self.text)


def text_of(error: Mapping[str, Any]) -> Text:
    """The words for one error of pydantic."""
    context = dict(error.get("ctx") or {})
    own = _own_words(context.get("error"))
    if own is not None:
        return own
    if isinstance(given := error.get("input"), str):
        context["length"] = len(given)
    template = BY_TYPE.get(error["type"])
    if template is None:
        return UNREADABLE
    try:
        return template.format(**context)
    except KeyError:
        return UNREADABLE


def _own_words(error: object) -> Text | None:
    """A validator of ours may raise `ValueError(Text(...))`, or a refusal that carries one."""
    detail = getattr(error, "detail", None)
    if isinstance(detail, Text):
        return detail
    arguments = getattr(error, "args", ())
    return arguments[0] if arguments and isinstance(arguments[0], Text) else None
