"""A string that a person sees, in the three languages of the country."""

from dataclasses import dataclass
from typing import Any, Self

from django.utils.translation import get_language

LANGUAGES = ("ky", "ru", "en")


@dataclass(frozen=True, slots=True)
class Text:
    """The same words in English, Russian and Kyrgyz; `str()` gives those of the reader's language."""

    en: str
    ru: str
    ky: str

    def __str__(self) -> str:
        return self.to((get_language() or "ru")[:2])

    def to(self, language: str) -> str:
        match language:
            case "en":
                return self.en
            case "ky":
                return self.ky
            case _:
                return self.ru

    def format(self, **values: object) -> Self:
        """Fill the same placeholders in each language; a `Text` value is filled in by language."""

        def fill(language: str) -> str:
            words = {k: v.to(language) if isinstance(v, Text) else v for k, v in values.items()}
            return self.to(language).format(**words)

        return type(self)(fill("en"), fill("ru"), fill("ky"))

    def as_json(self) -> dict[str, str]:
        return {"en": self.en, "ru": self.ru, "ky": self.ky}

    @classmethod
    def of(cls, value: Any) -> Self:
        """Read what YAML or JSON holds: one string for all, or a mapping by language.

        A language that is missing is taken from Russian, then English, so that nothing shows empty.
        """
        if isinstance(value, str):
            return cls(value, value, value)
        en, ru, ky = (value.get(language) or "" for language in ("en", "ru", "ky"))
        return cls(en or ru or ky, ru or en or ky, ky or ru or en)
