"""Reads the codes: editions, articles with parts and points, gravity, the crosswalk."""

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import TypeAdapter, ValidationError

from tutash.kernel.law.articles import Codes
from tutash.kernel.law.codes import (
    Article,
    CrosswalkRow,
    Edition,
    GravityLine,
    IccsCode,
    PartShape,
    PointShape,
    crosswalk_row,
    gaps,
    gravity_of,
)
from tutash.kernel.law.files import Files
from tutash.kernel.law.norms import Norm
from tutash.kernel.law.shapes import ORIGIN

EDITIONS, CROSSWALK, ICCS, GRAVITY = "editions.yaml", "uk/crosswalk.yaml", "iccs.yaml", "uk.gravity"
INHERITED = tuple(key for key in ORIGIN if key not in ("note", "published"))
ARTICLE_FILES = ("uk/1997.yaml", "uk/2019.yaml", "uk/2021.yaml")
Level = Article | PartShape | PointShape


def editions(files: Files) -> dict[str, Edition]:
    """Every edition by its key; editions of one code must follow each other."""
    found: dict[str, Edition] = {}
    for key, raw in files.mapping(EDITIONS).items():
        row = {**raw, "key": key} if isinstance(raw, dict) else raw
        if edition := files.problems.shaped(f"{EDITIONS}: {key}", row, Edition):
            found[key] = edition
    for code in sorted({edition.code for edition in found.values()}):
        for gap in gaps(edition for edition in found.values() if edition.code == code):
            files.problems.add(EDITIONS, code, gap)
    return found


def iccs(files: Files) -> dict[str, IccsCode]:
    """The categories of the international classification; each stands below its prefix."""
    content = files.content(ICCS)
    if content is None:
        return {}
    codes = content.get("codes") if isinstance(content, dict) else None
    if not isinstance(codes, dict):
        files.problems.add(ICCS, "codes", "must be a mapping of codes")
        return {}
    head = files.head(ICCS, content, "codes")
    found = {}
    for key, raw in codes.items():
        row = head.over({"code": key, **raw}) if isinstance(raw, dict) else raw
        if category := files.problems.shaped(f"{ICCS}: {key}", row, IccsCode):
            found[category.code] = category
    for code in found:
        above = next((code[:n] for n in (5, 4, 2) if n < len(code)), "")
        if above and above not in found:
            files.problems.add(ICCS, code, f"there is no {above} above it")
    return found


def codes(files: Files, norms: Mapping[str, Norm], categories: Mapping[str, IccsCode]) -> Codes:
    """All codes; a stored gravity that is not the one its sanction means is an error."""
    known = editions(files)
    articles: dict[str, Article] = {}
    gravities: dict[str, str | None] = {}
    for name in ARTICLE_FILES:
        for article in _articles(files, name, known):
            articles[article.key] = article
            lines = _gravity_lines(norms, article)
            for key, level, above in _levels(article):
                gravities[key] = _gravity(files, f"{name}: {key}", level, above, lines) or gravities.get(_parent(key))
                if level.iccs and categories and level.iccs not in categories:
                    files.problems.add(name, key, f"iccs: there is no category {level.iccs}")
    return Codes.indexed(known, articles, gravities, tuple(_crosswalk(files, known, articles)))


def gravity_lines(value: Any) -> list[GravityLine]:
    """The lines of the rule of gravity. Raises pydantic's `ValidationError`."""
    return TypeAdapter(list[GravityLine]).validate_python(value)


def _parent(key: str) -> str:
    return key.rpartition("/")[0]


def _articles(files: Files, name: str, known: Mapping[str, Edition]) -> Iterator[Article]:
    content = files.content(name)
    if content is None:
        return
    if not isinstance(content, dict) or not isinstance(content.get("articles"), dict):
        files.problems.add(name, "articles", "must be a mapping of articles")
        return
    head = files.head(name, content, "edition", "articles", "title_status", "iccs_status")
    edition = known.get(str(content.get("edition")))
    if edition is None:
        files.problems.add(name, "edition", f"there is no edition {content.get('edition')} in {EDITIONS}")
        return
    said = {**head.said, **{key: content[key] for key in ("title_status", "iccs_status") if key in content}}
    for number, raw in content["articles"].items():
        row = _with_origin({"edition": edition.key, "number": number}, raw, said, edition, f"ст. {number}")
        if article := files.problems.shaped(f"{name}: {number}", row, Article):
            if article.since < edition.since or (edition.to and (article.to is None or article.to > edition.to)):
                files.problems.add(name, number, f"is in force longer than {edition.key}")
            yield article


def _with_origin(own: dict[str, Any], raw: Any, said: Mapping[str, Any], edition: Edition, ref: str) -> Any:
    """A row with what stands above it: the origin, and the days of its edition; parts and points likewise."""
    if not isinstance(raw, dict):
        return raw
    days = {"from": edition.since, "to": edition.to}
    row = {"ref": f"{edition.short.ru}, {ref}", **days, **said, **own, **raw}
    below = {key: row[key] for key in (*INHERITED, "from", "to", "title_status", "iccs_status") if key in row}
    below.pop("ref")
    for name, mark in (("parts", "ч."), ("points", "п.")):
        if isinstance(row.get(name), dict):
            row[name] = {
                key: _with_origin({}, each, below, edition, f"{ref} {mark} {key}") for key, each in row[name].items()
            }
    return row


def _levels(article: Article) -> Iterator[tuple[str, Level, list[Level]]]:
    """The article, its parts and their points: key, row, and the rows above."""
    yield article.key, article, []
    for number, part in article.parts.items():
        yield f"{article.key}/{number}", part, [article]
        for point, row in part.points.items():
            yield f"{article.key}/{number}/{point}", row, [part, article]


def _gravity_lines(norms: Mapping[str, Norm], article: Article) -> list[GravityLine]:
    rule = norms[GRAVITY].on(article.since) if GRAVITY in norms else None
    try:
        return gravity_lines(rule.value) if rule and isinstance(rule.value, list) else []
    except ValidationError:  # the norm itself is told to be wrong
        return []


def _gravity(files: Files, where: str, level: Level, above: list[Level], lines: list[GravityLine]) -> str | None:
    """The gravity of one level: from its sanction where there is one, else as stored."""
    guilt = next((row.guilt for row in (level, *above) if row.guilt), "intentional")
    derived = gravity_of(level.sanction, guilt, lines) if level.sanction and lines else None
    if derived and level.gravity and derived != level.gravity:
        files.problems.add(where, "gravity", f"is {level.gravity}, but the sanction means {derived}")
    return derived or level.gravity


def _crosswalk(files: Files, known: Mapping[str, Edition], articles: Mapping[str, Article]) -> Iterator[CrosswalkRow]:
    content = files.content(CROSSWALK)
    if content is None:
        return
    if not isinstance(content, dict) or not isinstance(content.get("rows"), list):
        files.problems.add(CROSSWALK, "rows", "must be a list")
        return
    head = files.head(CROSSWALK, content, "rows")
    for number, raw in enumerate(content["rows"], 1):
        where = f"{CROSSWALK}: row {number}"
        row = files.problems.shaped(where, crosswalk_row(raw, head.said), CrosswalkRow)
        if row is not None:
            _cells_exist(files, where, row, known, articles)
            yield row


def _cells_exist(
    files: Files, where: str, row: CrosswalkRow, known: Mapping[str, Edition], articles: Mapping[str, Article]
) -> None:
    """Every article of the crosswalk stands in the file of its edition, if that edition has a file."""
    with_articles = {article.edition for article in articles.values()}
    for key, cell in row.cells.items():
        if key not in known:
            files.problems.add(where, key, f"there is no such edition in {EDITIONS}")
        for number in cell.articles if key in with_articles else ():
            if f"{key}:{number}" not in articles:
                files.problems.add(where, key, f"article {number} does not stand in the file of {key}")
