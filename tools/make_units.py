"""Writes the units of each agency from the places of a territory, so that both can be changed and made again.

    .venv/bin/python tools/make_units.py law/kg/territory/soate.yaml > law/kg/organisations/units.yaml

Names follow the usual pattern of each agency. Where a unit turns out to be called otherwise, correct the pattern here.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import yaml

HEAD = """\
# Units of the agencies, made by tools/make_units.py from the territory: one internal affairs body, one prosecutor's
# office and one court for each rayon and city, bodies of the oblasts and of the country above them. The pattern of the
# names is general knowledge (a few were seen in the press: the prosecutor's offices of Sokuluk, Alay and Mailuu-Suu,
# the Sokuluk rayon court); which units really exist, joint ones above all, must be told by the agencies. Names of
# places are those of today. `supervised_by` is the prosecutor's office of the same territory.
source: []
ref: null
confidence: GK-M
status: unverified
units:
"""
COUNTRY = "41700000000000"
BISHKEK = "41711"
UNITS_AT = {"oblast", "city", "rayon", "city_rayon"}
CITIES = {  # the adjectives by which courts are called
    "Каракол": "Каракольский",
    "Балыкчы": "Балыкчинский",
    "Манас": "Манасский",
    "Таш-Кумыр": "Таш-Кумырский",
    "Майлуу-Суу": "Майлуу-Сууский",
    "Кара-Куль": "Кара-Кульский",
    "Нарын": "Нарынский",
    "Баткен": "Баткенский",
    "Сулюкта": "Сулюктинский",
    "Кызыл-Кия": "Кызыл-Кийский",
    "Талас": "Таласский",
    "Токмок": "Токмокский",
    "Бишкек": "Бишкекский",
    "Ош": "Ошский",
    "Кок-Жар": "Кок-Жарский",
}


EVER = "1998-01-01"
CENTRAL = (
    ("mvd", None, EVER, "Ministry of Internal Affairs", "Министерство внутренних дел", "Ички иштер министрлиги"),
    ("gp", None, EVER, "Prosecutor General's Office", "Генеральная прокуратура", "Башкы прокуратурасы"),
    ("gp.military", "gp", EVER, "Military Prosecutor's Office", "Военная прокуратура", "Аскер прокуратурасы"),
    (
        "gknb",
        None,
        EVER,
        "State Committee for National Security",
        "Государственный комитет национальной безопасности",
        "Улуттук коопсуздук мамлекеттик комитети",
    ),
    ("sin", None, EVER, "Penal Service", "Служба исполнения наказаний", "Жазаларды аткаруу кызматы"),
    ("customs", None, EVER, "Customs Service", "Таможенная служба", "Бажы кызматы"),
    ("court", None, EVER, "Supreme Court", "Верховный суд", "Жогорку соту"),
    ("probation", None, "2019-01-01", "Probation Department", "Департамент пробации", "Пробация департаменти"),
)


class Place(NamedTuple):
    code: str
    kind: str
    en: str
    ru: str
    ky: str

    @property
    def oblast(self) -> str:
        return self.code[:5]

    @property
    def is_oblast(self) -> bool:
        return self.code[5:8] == "000"

    @property
    def short(self) -> str:
        """The digits that tell a place: 41708 an oblast, 41708206 a rayon."""
        return self.oblast if self.is_oblast else self.code[:8]

    @property
    def level(self) -> str:
        return "oblast" if self.is_oblast else self.kind.removeprefix("city_")

    @property
    def named(self) -> str:
        """Its English name with the word for its kind."""
        return self.en if self.kind != "city" or "city" in self.en else f"{self.en} city"

    @property
    def of(self) -> str:
        """Its Russian name in the genitive: Ленинского района города Бишкек."""
        name = self.ru.replace("г. ", "города ")
        return name.replace("ский район", "ского района").replace("ская область", "ской области")

    @property
    def local(self) -> str:
        """Its Kyrgyz name as an adjective: Чүй облустук, Каракол шаардык."""
        for noun, adjective in (("облусу", "облустук"), ("району", "райондук"), ("шаары", "шаардык")):
            if self.ky.endswith(noun):
                return self.ky.removesuffix(noun) + adjective
        return self.ky

    @property
    def ky_of(self) -> str:
        """Its Kyrgyz name in the genitive: Чүй облусунун, Каракол шаарынын."""
        return self.ky + ("нын" if self.ky.endswith("ы") else "нун")


class Unit(NamedTuple):
    code: str
    parent: str | None
    territory: str
    kind: str
    en: str
    ru: str
    ky: str
    supervised_by: str | None = None
    since: str = EVER

    def line(self) -> str:
        agency = self.code.split(".")[0]
        parts = [f"code: {self.code}", f"agency: {agency}", f"parent: {self.parent or 'null'}"]
        parts += [f'territory: "{self.territory}"', f"kind: {self.kind}", f"from: {self.since}"]
        parts += [f"supervised_by: {self.supervised_by}"] if self.supervised_by else []
        parts += [f'title: {{en: "{self.en}", ru: "{self.ru}", ky: "{self.ky}"}}']
        return "  - {" + ", ".join(parts) + "}"


def central() -> Iterator[Unit]:
    """The bodies of the whole country."""
    for code, parent, since, en, ru, ky in CENTRAL:
        of_all = f"{en} of the Kyrgyz Republic", f"{ru} Кыргызской Республики", f"Кыргыз Республикасынын {ky}"
        supervised = code.split(".")[0] not in {"gp", "court"}
        yield Unit(code, parent, COUNTRY, "central", *of_all, "gp" if supervised else None, since)


def internal_affairs(place: Place) -> Unit:
    if place.short == BISHKEK:
        en, ru = "Main Internal Affairs Directorate", "Главное управление внутренних дел"
        ky = "ички иштер башкы башкармалыгы"
    elif place.is_oblast or place.oblast == BISHKEK:
        en, ru, ky = "Internal Affairs Directorate", "Управление внутренних дел", "ички иштер башкармалыгы"
    else:
        en, ru, ky = "Internal Affairs Department", "Отдел внутренних дел", "ички иштер бөлүмү"
    en, ru, ky = f"{en} of {place.named}", f"{ru} {place.of}", f"{place.local} {ky}"
    return Unit(f"mvd.{place.short}", above("mvd", place), place.code, place.level, en, ru, ky, f"gp.{place.short}")


def prosecution(place: Place) -> Unit:
    en, ru, ky = f"Prosecutor's Office of {place.named}", f"Прокуратура {place.of}", f"{place.ky_of} прокуратурасы"
    return Unit(f"gp.{place.short}", above("gp", place), place.code, place.level, en, ru, ky)


def security(place: Place) -> Unit:
    where = place.of.replace("города", "городу")
    en, ru = f"SCNS Directorate for {place.named}", f"Управление ГКНБ по {where}"
    ky = f"УКМКнын {place.ky} боюнча башкармалыгы"
    return Unit(f"gknb.{place.short}", "gknb", place.code, place.level, en, ru, ky, f"gp.{place.short}")


def court(place: Place) -> Unit:
    if place.kind == "city":
        ru = f"{CITIES[place.ru.removeprefix('г. ')]} городской суд"
    else:
        ru = place.ru.replace("ская область", "ский областной суд").replace("ский район", "ский районный суд")
    return Unit(
        f"court.{place.short}",
        None,
        place.code,
        place.level,
        f"Court of {place.named}",
        ru.replace("г. ", "города "),
        f"{place.local} соту",
    )


def above(agency: str, place: Place) -> str:
    return agency if place.is_oblast else f"{agency}.{place.oblast}"


def units(places: list[Place]) -> Iterator[Unit]:
    for place in places:
        if place.kind == "country":
            yield from central()
        elif place.kind in UNITS_AT:
            yield internal_affairs(place)
            yield prosecution(place)
            yield court(place)
            if place.is_oblast:
                yield security(place)


def read(path: Path) -> list[Place]:
    rows: dict[str, Any] = yaml.safe_load(path.read_text())["places"]
    found = []
    for code, row in rows.items():
        name = row["names"][max(row["names"])]
        found.append(Place(code, row["kind"], name["en"], name["ru"], name["ky"]))
    return found


if __name__ == "__main__":
    sys.stdout.write(HEAD + "\n".join(unit.line() for unit in units(read(Path(sys.argv[1])))) + "\n")
