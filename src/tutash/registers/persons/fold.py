"""One key for one name, however it is spelt: Kyrgyz, Russian or Latin letters, with or without an ending.

`fold` keeps what tells names apart, `sound` only what is heard. Both are stored: whoever changes a rule here raises
`VERSION`, and the stored keys are made again.

    Жумабеков, Джумабекова, Zhumabekov, Jumabek uulu   -> fold jumabek, sound cumapik
    Бөрүбаев, Борубаев, Boeruebaev                     -> fold boruba,  sound purupa
    Щербакова, Shcherbakova, Scherbakov                -> fold werbak,  sound cirpak
"""

import re
import unicodedata
from functools import lru_cache

VERSION = 1

# Cyrillic becomes capitals, so that the rules for Latin groups (kh, sh, ts, ...) never join two Cyrillic letters.
CYRILLIC = str.maketrans(
    {
        **dict(zip("абвгдезийклмнопрстуфхцчшщыэ", "ABVGDEZIIKLMNOPRSTUFHQCWWIE", strict=True)),
        **dict(zip("ёңөүһқғәіұўҳҷ", "ENOUHKGAIUUHC", strict=True)),
        **{"ж": "J", "ю": "IU", "я": "IA", "ъ": "", "ь": ""},
    }
)
LOOK_ALIKE = str.maketrans("acehkmoptxy", "асенкмортху")  # a Latin letter typed into a Cyrillic word
LATIN = tuple(
    (re.compile(written), letter)
    for written, letter in (
        (r"sh?ch|sch|sh|ş", "W"), (r"tch|ch|ç", "C"), (r"dzh|zh|dj|j", "J"), (r"kh|x(?=[aeiouy])", "H"),
        (r"t[sz]", "Q"), (r"gh|ğ", "G"), (r"ph", "F"), (r"q|ck|c", "K"), (r"x", "KS"), (r"w", "V"),
        (r"oe|ö|ø", "O"), (r"ue|ü", "U"), (r"(?<![bcdfghklmnprstvzA-Z])ye|yo", "E"), (r"[yı]", "I"),
        (r"[đð]", "D"), (r"ł", "L"), (r"ß", "S"), (r"æ", "E"),
    )
)  # fmt: skip
# As written and as misheard: -ов -ав -оф, -ович -овеч -евич, -овна -евне, -ич -инична, -ский -ская.
ENDING = re.compile(
    r"(?<=..)([aoei]v(n?[aio]|[ie][cw])?|[aoe]fa?|[aoei]f(n[aio]|[ie][cw])|(in)?icna|ic|ski?(i|ai?a|ai)?)$"
)
PARTICLES = frozenset({"ulu", "uli", "ogli", "oglu", "kizi", "kiz"})
HEARD = str.maketrans("bdgvzjwqhoey", "ptkfsccskuii")


def parts(name: str) -> tuple[str, ...]:
    """The folded parts of a name, in the order written, without уулу, кызы and their like."""
    return tuple(folded for _, folded in words(name))


@lru_cache(maxsize=50_000)
def words(name: str) -> tuple[tuple[str, str], ...]:
    """The parts of a name, each as written and folded."""
    written = re.findall(r"[^\W\d_]+", re.sub(r"[ʼ’‘'`\u0301]", "", unicodedata.normalize("NFC", name)))
    every = tuple((word, folded) for word in written if (folded := fold(word)))
    return tuple(pair for pair in every if pair[1] not in PARTICLES) or every


def fold(word: str) -> str:
    """The word in one alphabet, without the ending that sex, patronymic or language give it."""
    word = unicodedata.normalize("NFC", word).casefold()
    if re.search(r"[а-яёңөү]", word):
        word = word.translate(LOOK_ALIKE).translate(CYRILLIC).replace("DJ", "J")
    for written, letter in LATIN:
        word = written.sub(letter, word)
    word = re.sub(r"[^a-z]", "", unicodedata.normalize("NFD", word).lower())
    return ENDING.sub("", once(word))


@lru_cache(maxsize=50_000)
def sound(folded: str) -> str:
    """What is heard of a folded word: voice and close vowels do not tell names apart."""
    return once(folded.translate(HEARD))


def once(word: str) -> str:
    """Doubled letters are one letter."""
    return re.sub(r"(.)\1+", r"\1", word)
