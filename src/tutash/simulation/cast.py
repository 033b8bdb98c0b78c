"""The officials of the invented oblast: their accounts and posts. They are the same in every demo."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from random import Random
from typing import Final

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import make_password
from django.db import transaction

from tutash.kernel import law
from tutash.kernel.dates import ZONE
from tutash.kernel.models import Post
from tutash.kernel.text import Text
from tutash.simulation.names import Name, invent
from tutash.simulation.people import Somebody

PASSWORD: Final = "kok-jar"
SINCE: Final = datetime(2021, 12, 1, tzinfo=ZONE)  # when the present code of procedure and the register began
OBLAST: Final = "41799"
# How many of an office a unit of an agency has, by the kind of the unit.
STAFF: Final[Mapping[tuple[str, str], Mapping[str, int]]] = {
    ("mvd", "rayon"): {"head_of_unit": 1, "duty_officer": 2, "inquiry_officer": 2, "investigator": 3},
    ("mvd", "city"): {"head_of_unit": 1, "duty_officer": 3, "inquiry_officer": 2, "investigator": 4},
    ("mvd", "oblast"): {"head_of_unit": 1, "duty_officer": 1, "inquiry_officer": 1, "investigator": 2},
    ("gknb", "oblast"): {"head_of_unit": 1, "duty_officer": 1, "inquiry_officer": 1, "investigator": 1},
    ("gp", "rayon"): {"district_prosecutor": 1, "prosecutor": 1},
    ("gp", "city"): {"district_prosecutor": 1, "prosecutor": 2},
    ("gp", "oblast"): {"district_prosecutor": 1, "prosecutor": 1},
}
CENTRE: Final[Mapping[str, Mapping[str, int]]] = {
    "gp": {
        "prosecutor_general": 1,
        "deputy_prosecutor_general": 1,
        "registrar": 2,
        "data_protection_officer": 1,
        "statistician": 1,
    },
    "mvd": {"data_protection_officer": 1, "statistician": 1},
}
PLACES: Final = {
    "41799": "oblast",
    "41799210": "ak-kaiyng",
    "41799220": "boz-terek",
    "41799230": "kumush-bel",
    "41799410": "kok-jar",
}
SHORT: Final = {
    "head_of_unit": "head",
    "duty_officer": "duty",
    "inquiry_officer": "inquiry",
    "district_prosecutor": "chief-prosecutor",
    "deputy_prosecutor_general": "deputy-general",
    "prosecutor_general": "general",
    "data_protection_officer": "data-protection",
}


@dataclass(frozen=True, slots=True)
class Official:
    """Somebody who holds a post."""

    post: str
    office: str
    unit: str
    username: str
    name: Name

    @property
    def office_title(self) -> Text:
        return next(office.title for office in law.offices() if office.code == self.office)

    @property
    def unit_title(self) -> Text:
        return next(unit.title for unit in law.units() if unit.code == self.unit)


def officials() -> tuple[Official, ...]:
    """Everybody, unit by unit; the first of an office in a unit has the number one."""
    return _officials(law.digest())


@lru_cache(maxsize=2)
def _officials(digest: str) -> tuple[Official, ...]:
    rng = Random(OBLAST)
    return tuple(_one(rng, unit, office, n) for unit, office, n in _places())


def _places() -> Iterator[tuple[law.Unit, str, int]]:
    for unit in law.units():
        if (unit.territory or "").startswith(OBLAST):
            staff = STAFF.get((unit.agency, unit.kind), {})
        else:
            staff = CENTRE.get(unit.code, {})
        for office, many in staff.items():
            for n in range(1, many + 1):
                yield unit, office, n


def _one(rng: Random, unit: law.Unit, office: str, n: int) -> Official:
    place = PLACES.get(unit.code.partition(".")[2], "")
    who = f"{SHORT.get(office, office)}{'' if n == 1 else n}"
    agency = unit.agency if not place or unit.agency == "gknb" else ""
    username = ".".join(part for part in (who, agency, place) if part)
    return Official(f"{unit.code}.{office}.{n}", office, unit.code, username, invent(rng))


def hire() -> None:
    """Give everybody an account with the password of the demo, and a post. It can be repeated at will."""
    if not settings.SIMULATION:
        raise PermissionError("Accounts with a known password exist only where SIMULATION is on: tests and the demo.")
    user = get_user_model()
    password = make_password(PASSWORD)  # one for all: it is no secret, and a hash for each would take half a minute
    with transaction.atomic():
        there = set(user.objects.values_list("username", flat=True))
        fresh = [each for each in officials() if each.username not in there]
        user.objects.bulk_create(
            [
                user(
                    username=each.username,
                    password=password,
                    last_name=each.name.surname,
                    first_name=" ".join(part for part in (each.name.given, each.name.patronymic) if part),
                )
                for each in fresh
            ]
        )
        ids = dict(user.objects.values_list("username", "pk"))
        Post.objects.bulk_create(
            [
                Post(code=o.post, office=o.office, unit_id=o.unit, official_id=ids[o.username], since=SINCE)
                for o in officials()
            ],
            ignore_conflicts=True,
        )


class Cast:
    """The posts, at hand for the stories."""

    def __init__(self) -> None:
        codes = [official.post for official in officials()]
        found = Post.objects.select_related("unit", "official").filter(code__in=codes)
        self._posts: dict[tuple[str, str], list[Post]] = {}
        for post in sorted(found, key=lambda post: post.code):
            self._posts.setdefault((post.unit_id, post.office), []).append(post)
        self.suspects: dict[str, list[Somebody]] = {}  # whom each investigator has suspected

    def by_code(self, code: str) -> Post:
        return next(post for posts in self._posts.values() for post in posts if post.code == code)

    def all(self, office: str, unit: str) -> list[Post]:
        return self._posts[unit, office]

    def one(self, office: str, unit: str, n: int = 1) -> Post:
        """The n-th of this office in this unit."""
        return self._posts[unit, office][n - 1]


def police() -> tuple[str, ...]:
    """The units that take in reports: the town first, then the rayons."""
    own = [u for u in law.units() if u.agency == "mvd" and (u.territory or "").startswith(OBLAST)]
    return tuple(u.code for u in sorted(own, key=lambda u: (u.kind != "city", u.code)) if u.kind in ("city", "rayon"))


def investigating() -> tuple[str, ...]:
    """All units that have cases: those that take in reports, and those of the oblast, for what is special."""
    return (*police(), f"mvd.{OBLAST}", f"gknb.{OBLAST}")


def prosecution(unit: str) -> str:
    """The prosecutor's office that supervises a unit."""
    return "gp." + unit.partition(".")[2]
