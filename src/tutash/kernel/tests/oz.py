"""The law of Oz: a small invented country, so that a test of the engine breaks no one's real law."""

from pathlib import Path

from tutash.kernel.law import Pack, load

ORIGIN = "ref: null, source: [OZ], confidence: M, status: verified_secondary"
WORDS = "{en: A, ru: А, ky: А}"


def row(**keys: str) -> str:
    """A row as YAML writes it on one line, with an origin."""
    return "{" + ", ".join([*(f"{key}: {value}" for key, value in keys.items()), ORIGIN]) + "}"


def norm(kind: str = "term", anchor: str = "asked", **values: str) -> str:
    """A norm whose values are given by day: `norm(d2000_01_01="{value: {days: 3}, ...}")`."""
    head = f"title: {WORDS}\nkind: {kind}\n" + (f"anchor: {anchor}\n" if kind == "term" else "")
    return head + "values:\n" + "".join(f"  {day[1:].replace('_', '-')}: {text}\n" for day, text in values.items())


def edition(code: str, since: str, to: str = "null") -> str:
    return row(code=code, title=WORDS, short=WORDS, number='"1"', **{"from": since}, to=to)


BOTH = ("d2000_01_01", "d2010_01_01")

LAW = {
    "editions.yaml": "\n".join(
        [
            f"upk-2000: {edition('upk', '2000-01-01', '2009-12-31')}",
            f"upk-2010: {edition('upk', '2010-01-01')}",
            f"uk-2000: {edition('uk', '2000-01-01', '2009-12-31')}",
            f"uk-2010: {edition('uk', '2010-01-01')}",
        ]
    ),
    "upk/term_computation.yaml": norm("rule", **{day: row(value="{rolls: true}") for day in BOTH}),
    "upk/term_first_day.yaml": norm("rule", **{day: row(value="{counted: false}") for day in BOTH}),
    "upk/answer.yaml": "alias: [OZ-1]\n" + norm(**{day: row(value="{sutki: 10}") for day in BOTH}),
    "upk/old.yaml": norm(d2000_01_01=row(value="{days: 3}"), d2010_01_01=row(value="null")),
    "upk/lost.yaml": norm(d2000_01_01="{value: unknown}", d2010_01_01=row(value="{months: 2}")),
    "upk/cell.yaml": norm(
        **{
            day: row(
                value="{hours: 48}",
                variants="[{when: {wanted: {is: true}}, value: null}, "
                "{when: {age: {below: 18}}, value: {hours: 24}, title: {en: a child, ru: ребёнок, ky: бала},"
                " confidence: GK-H, status: unverified}]",
            )
            for day in BOTH
        }
    ),
    "upk/power.yaml": norm("power", **{day: row(value="true") for day in BOTH}),
    "uk/gravity.yaml": norm(
        "rule",
        d2000_01_01="{value: unknown}",
        d2010_01_01=row(
            value="[{gravity: especially_grave, life: true}, {gravity: small, imprisonment: false}, "
            "{gravity: less_grave, guilt: negligent, up_to: 10}, {gravity: less_grave, guilt: intentional, up_to: 5}, "
            "{gravity: grave, guilt: intentional, up_to: 10}, {gravity: especially_grave, guilt: intentional}]"
        ),
    ),
    "uk/2021.yaml": """
edition: uk-2010
source: [OZ]
confidence: M
status: verified_secondary
articles:
  "1":
    title: {en: Theft, ru: Кража, ky: Ууруулук}
    parts:
      "1": {sanction: {imprisonment: null, others: [fine]}}
      "2": {sanction: {imprisonment: [2, 5]}, points: {"1": {}, "2": {gravity: grave}}, complete: true}
      "3": {sanction: {imprisonment: [5, 10]}}
  "1-1":
    title: {en: Theft of a broom, ru: Кража метлы, ky: Шыпыргы уурдоо}
    from: 2015-06-01
    gravity: grave
    complete: true
    confidence: H
  "2":
    title: {en: Careless spell, ru: Неосторожное заклинание, ky: Этиятсыз дуба}
    guilt: negligent
    age: 7
    sanction: {imprisonment: [null, 7]}
""",
    "uk/1997.yaml": """
edition: uk-2000
confidence: GK-M
status: unverified
articles:
  "10": {title: {en: Stealing, ru: Хищение, ky: Уурдоо}}
  "11": {title: {en: Witchcraft, ru: Колдовство, ky: Сыйкырчылык}}
""",
    "uk/crosswalk.yaml": """
rows:
  - offence: {en: Theft, ru: Кража, ky: Ууруулук}
    uk-2010: {articles: ["1", "1-1"], confidence: H, status: verified_secondary, source: [OZ]}
    uk-2000: {articles: ["10"], confidence: GK-H, status: unverified}
""",
    "calendar/2020.yaml": """
year: 2020
ref: null
source: [OZ]
confidence: M
status: verified_secondary
non_working:
  2020-01-01: {en: New Year, ru: Новый год, ky: Жаңы жыл}
  2020-05-24: {en: Feast, ru: Праздник, ky: Айт, confidence: L, status: unverified}
working: {2020-02-29: {en: moved, ru: перенос, ky: которулган}}
""",
}


def lay(root: Path, **changes: str | None) -> Path:
    """Write the law of Oz with some files changed or, by None, left out: `lay(root, **{"upk/old.yaml": None})`."""
    for name, text in {**LAW, **changes}.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if text is not None:
            path.write_text(text)
    return root


def oz(root: Path, **changes: str | None) -> Pack:
    return load(lay(root, **changes))
