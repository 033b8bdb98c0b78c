"""Exact identifiers: each in one normal form, so that however it was written one look-up finds it."""

import re
from collections.abc import Iterator

from tutash.kernel.fields import Choice
from tutash.kernel.text import Text
from tutash.registers.persons.pin import NotAPin, Pin

LOOK_ALIKE = str.maketrans(
    "АВЕКМНОРСТУХ", "ABEKMHOPCTYX"
)  # Cyrillic letters of plates and papers, and their Latin doubles
COUNTRY = "996"
NUMBER = re.compile(r"[+]?\d[\d\s().-]{4,30}\d|\b(?=\S*\d)[^\W_]{4,20}\b")
SHORTEST, LONGEST = 4, 40
PHONE = range(9, 16)  # digits, with the country's


class Kind(Choice):
    """What kind of identifier it is."""

    PIN = "pin", Text("Personal number (ПИН)", "ПИН", "ПИН")
    PASSPORT = "passport", Text("Passport or ID card", "Паспорт или ID-карта", "Паспорт же ID-карта")
    FOREIGN_PASSPORT = "foreign_passport", Text("Foreign passport", "Иностранный паспорт", "Чет өлкө паспорту")
    BIRTH_CERTIFICATE = (
        "birth_certificate",
        Text("Birth certificate", "Свидетельство о рождении", "Туулгандыгы тууралуу күбөлүк"),
    )
    DRIVING_LICENCE = (
        "driving_licence",
        Text("Driving licence", "Водительское удостоверение", "Айдоочулук күбөлүк"),
    )
    PHONE = "phone", Text("Telephone", "Телефон", "Телефон")
    PLATE = "plate", Text("Number plate of a vehicle", "Номерной знак транспорта", "Унаанын номердик белгиси")
    OTHER = "other", Text("Other document", "Иной документ", "Башка документ")


class Unreadable(ValueError):
    """This is not an identifier of its kind; `why` says what is wrong."""

    def __init__(self, why: Text) -> None:
        super().__init__(why.en)
        self.why = why


NOT_A_PHONE = Text(
    "A telephone number has 9 to 15 digits, for example 0555 123456.",
    "В номере телефона от 9 до 15 цифр, например 0555 123456.",
    "Телефон номеринде 9дан 15ке чейин цифра болот, мисалы 0555 123456.",
)
NOT_A_NUMBER = Text(
    "A number of a document or a plate has 4 to 40 letters and digits.",
    "В номере документа или знака от 4 до 40 букв и цифр.",
    "Документтин же белгинин номеринде 4төн 40ка чейин тамга жана цифра болот.",
)


def normal(kind: str, written: str) -> str:
    """The form in which an identifier is kept and looked up.

    phone  "0 (555) 12-34-56"  -> 996555123456        plate  "01 кг 123 авс" -> 01KG123ABC
    pin    "2 05031990 12345"  -> 20503199012345      paper  "ID № 1234567"  -> ID1234567
    """
    match kind:
        case Kind.PIN:
            try:
                return Pin.read(written).digits
            except NotAPin as error:
                raise Unreadable(error.why) from error
        case Kind.PHONE:
            return _phone(written)
    value = re.sub(r"[\W_]|№", "", written.upper()).translate(LOOK_ALIKE)
    value = value.replace("КГ", "KG").replace("KГ", "KG")
    if not SHORTEST <= len(value) <= LONGEST:
        raise Unreadable(NOT_A_NUMBER)
    return value


def _phone(written: str) -> str:
    digits = re.sub(r"\D", "", written)
    if digits.startswith("00"):
        digits = digits[2:]
    elif digits.startswith("0") and len(digits) == 10:
        digits = COUNTRY + digits[1:]
    elif len(digits) == 9 and not written.strip().startswith("+"):
        digits = COUNTRY + digits
    if len(digits) not in PHONE:
        raise Unreadable(NOT_A_PHONE)
    return digits


def read(text: str) -> tuple[frozenset[str], str]:
    """Everything in a search box that may be an identifier, in its normal form; and the words that are left."""
    found = [match[0] for match in NUMBER.finditer(text)]
    whole = [text] if any(character.isdigit() for character in text) else []  # "ID 1234567", "01 KG 123 ABC"
    values = frozenset(value for written in (*found, *whole) for value in _meanings(written))
    return values, NUMBER.sub(" ", text)


def _meanings(written: str) -> Iterator[str]:
    for kind in (Kind.PIN, Kind.PHONE, Kind.OTHER):
        try:
            yield normal(kind, written)
        except Unreadable:
            continue
