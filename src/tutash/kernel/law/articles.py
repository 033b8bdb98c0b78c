"""The criminal codes as one can ask them: which edition on a day, what a charge is, what answers to it elsewhere."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Self

from tutash.kernel import dates
from tutash.kernel.law.codes import Article, CrosswalkRow, Edition, Equivalent, PartShape, PointShape, parse
from tutash.kernel.law.shapes import weakest
from tutash.kernel.refusals import NotInForce, UnknownNorm
from tutash.kernel.text import Text


class UnknownArticle(UnknownNorm):
    """There is no such article in this edition of the code."""

    status = 422
    text = Text("There is no such article.", "Такой статьи нет.", "Мындай берене жок.")


@dataclass(frozen=True, slots=True)
class Charge:
    """An article with part and point, in one edition of a code."""

    edition: Edition
    article: Article
    part: str
    point: str
    gravity: str | None
    age: int | None  # of responsibility, where it is not the general one
    known: bool  # part and point stand in the pack
    row: Article | PartShape | PointShape  # the most exact row that the pack has

    def __str__(self) -> str:
        return "/".join(level for level in (self.article.key, self.part, self.point) if level)

    @property
    def title(self) -> Text:
        return self.row.title or self.article.title

    @property
    def confidence(self) -> str:
        return self.row.confidence if self.known else weakest([self.row.confidence, "L"])

    @property
    def status(self) -> str:
        return self.row.status if self.known else "unverified"

    @property
    def unverified(self) -> bool:
        return self.status == "unverified"

    @property
    def text(self) -> Text:
        """As a decree names it: "ст. 205 ч. 2 п. 3 УК КР 2021"."""
        number, part, point, code = self.article.number, self.part, self.point, self.edition.short
        kyrgyz = f"{number}-берене" + ("нин" if part else "")
        kyrgyz += f" {part}-бөлүгү" + ("нүн" if point else "") if part else ""
        kyrgyz += f" {point}-пункту" if point else ""
        return Text(
            f"art. {number}" + (f" part {part}" if part else "") + (f" point {point}" if point else "") + f" {code.en}",
            f"ст. {number}" + (f" ч. {part}" if part else "") + (f" п. {point}" if point else "") + f" {code.ru}",
            f"{code.ky}, {kyrgyz}",
        )


@dataclass(frozen=True, slots=True)
class Codes:
    """Every edition, article and row of the crosswalk in the pack."""

    editions: Mapping[str, Edition]
    articles: Mapping[str, Article]  # by "edition:number"
    gravities: Mapping[str, str | None]  # by "edition:number/part/point", derived from sanctions where known
    crosswalk: tuple[CrosswalkRow, ...]
    # Titles of the articles, folded for search; each begins with a space, so that " word" finds where a word begins.
    titles: tuple[tuple[str, ...], ...]

    @classmethod
    def indexed(
        cls,
        editions: Mapping[str, Edition],
        articles: Mapping[str, Article],
        gravities: Mapping[str, str | None],
        crosswalk: tuple[CrosswalkRow, ...],
    ) -> Self:
        titles = tuple(tuple(f" {_folded(t)}" for t in (a.title.ru, a.title.ky, a.title.en)) for a in articles.values())
        return cls(editions, articles, gravities, crosswalk, titles)

    def edition(self, key: str) -> Edition:
        try:
            return self.editions[key]
        except KeyError:
            raise UnknownArticle(_no_edition(key)) from None

    def of(self, code: str) -> tuple[Edition, ...]:
        """The editions of a code, oldest first."""
        found = [edition for edition in self.editions.values() if edition.code == code]
        return tuple(sorted(found, key=lambda edition: edition.since))

    def edition_on(self, day: date, code: str) -> Edition:
        """The edition of a code that was in force on a day."""
        for edition in self.of(code):
            if edition.on(day):
                return edition
        raise NotInForce(norm=code)

    def charge(self, written: str, on: date | None = None, edition: str | None = None) -> Charge:
        """What a charge is. Raises when no such article exists, or none in force on the day."""
        read = parse(written)
        if read is None or not (read[0] or edition):
            raise UnknownArticle(_unreadable(written))
        code = self.edition(read[0] or edition or "")
        article = self.articles.get(f"{code.key}:{read[1]}")
        if article is None:
            raise UnknownArticle(_no_article(code, read[1], [a.edition for a in self._same_number(code, read[1])]))
        charge = self._exactly(code, article, read[2], read[3])
        for row in (code, article, charge.row) if on else ():
            if on and not row.on(on):
                raise NotInForce(_not_then(charge, on), norm=str(charge))
        return charge

    def _same_number(self, code: Edition, number: str) -> Iterator[Article]:
        for other in self.of(code.code):
            if found := self.articles.get(f"{other.key}:{number}"):
                yield found

    def _exactly(self, code: Edition, article: Article, part: str, point: str) -> Charge:
        rows: list[Article | PartShape | PointShape] = [article]
        found = article.parts.get(part) if part else None
        if found:
            rows.append(found)
        elif part and article.complete:
            raise UnknownArticle(_no_part(article, part))
        if found and point in found.points:
            rows.append(found.points[point])
        elif found and point and found.complete:
            raise UnknownArticle(_no_part(article, f"{part}/{point}"))
        known = len(rows) == 1 + bool(part) + bool(point)
        gravity = self.gravities.get("/".join((article.key, part, point)[: len(rows)]))
        if len(rows) == 1 and part and any(self.gravities.get(f"{article.key}/{p}") for p in article.parts):
            gravity = None  # other parts differ, so the article as a whole says nothing of this one
        age = next((row.age for row in reversed(rows) if row.age is not None), None)
        return Charge(code, article, part, point, gravity, age, known, rows[-1])

    def equivalents(self, written: str) -> tuple[Equivalent, ...]:
        """The articles of other codes for the same offence."""
        charge = self.charge(written)
        edition, number = charge.edition.key, charge.article.number
        return tuple(
            Equivalent(
                f"{key}:{other}",
                row.offence,
                weakest([row.cells[edition].confidence, cell.confidence]),
                "unverified" if row.cells[edition].unverified else cell.status,
            )
            for row in self.crosswalk
            if edition in row.cells and number in row.cells[edition].articles
            for key, cell in row.cells.items()
            if key != edition
            for other in cell.articles
        )

    def find(self, words: str, edition: str | None = None, limit: int = 20) -> tuple[Article, ...]:
        """Articles by number or by words of the title in any language, the best first."""
        asked = _folded(words[:200])
        if not asked:
            return ()
        read = parse(asked)
        number = read[1] if read else ""
        ranked = [
            (rank, -self.editions[article.edition].since.toordinal(), index, article)
            for index, (article, titles) in enumerate(zip(self.articles.values(), self.titles, strict=True))
            if edition in (None, article.edition)
            if (rank := _rank(article, titles, asked, number)) is not None
        ]
        ranked.sort(key=lambda found: found[:3])
        return tuple(article for *_, article in ranked[:limit])


def _folded(words: str) -> str:
    return " ".join(words.casefold().replace("ё", "е").split())


def _rank(article: Article, titles: tuple[str, ...], asked: str, number: str) -> int | None:
    """How well an article answers: 0 best, None not at all."""
    if number:
        return 0 if article.number == number else 1 if article.number.startswith(number) else None
    begins = f" {asked}"
    if begins in titles:
        return 0
    if any(title.startswith(begins) for title in titles):
        return 1
    words = [f" {word}" for word in asked.split()]
    if any(all(word in title for word in words) for title in titles):
        return 2
    return 3 if any(asked in title for title in titles) else None


def _shown(words: str) -> str:
    return "".join(sign if sign.isprintable() else " " for sign in words[:60])


def _unreadable(written: str) -> Text:
    w = _shown(written)
    return Text(
        f"“{w}” is not an article. Write it like 205 part 2 point 3.",
        f"«{w}» – не статья. Напишите, например: ст. 205 ч. 2 п. 3.",
        f"«{w}» – берене эмес. Мисалы, мындай жазыңыз: 205-берененин 2-бөлүгүнүн 3-пункту.",
    )


def _no_edition(key: str) -> Text:
    w = _shown(key)
    return Text(f"There is no code {w}.", f"Кодекса {w} нет.", f"{w} деген кодекс жок.")


def _no_article(code: Edition, number: str, elsewhere: list[str]) -> Text:
    where = f" ({', '.join(elsewhere)}: {number})" if elsewhere else ""
    return Text(
        f"{code.short.en} has no article {number} in the law pack{where}.",
        f"В пакете законов нет статьи {number} {code.short.ru}{where}.",
        f"Мыйзамдар топтомунда {code.short.ky} {number}-беренеси жок{where}.",
    )


def _no_part(article: Article, part: str) -> Text:
    return Text(
        f"Article {article.number} has no part {part}.",
        f"В статье {article.number} нет части {part}.",
        f"{article.number}-беренеде {part}-бөлүк жок.",
    )


def _not_then(charge: Charge, on: date) -> Text:
    name, day = charge.text, dates.day(on)
    return Text(
        f"On {day.en} {name.en} was not in force.",
        f"{day.ru} {name.ru} не действовала.",
        f"{day.ky} {name.ky} күчүндө болгон эмес.",
    )
