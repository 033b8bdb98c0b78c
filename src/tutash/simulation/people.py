"""People to whom things happen: invented, with a personal number, a telephone and an address."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from uuid import UUID

from tutash.institutions.crimes.newcomers import NewPerson
from tutash.kernel import law
from tutash.registers.persons.acts import AddDetails
from tutash.registers.persons.asked import AddressKind, Residence, Sex
from tutash.simulation.names import Name, invent

STREETS = {
    "ru": ("Облачная", "Сагымная", "Звёздная", "Ореховая", "Садовая", "Родниковая", "Каменистая"),
    "ky": ("Булут", "Сагым", "Үркөр", "Жаңгак", "Байчечек", "Кайнар", "Жетиген"),
}


@dataclass(frozen=True, slots=True)
class Somebody:
    """A person as an officer learns of them; `id` is that of the record, once there is one."""

    name: Name
    born: date
    phone: str
    territory: str
    street: str
    number: str
    id: UUID | None = None

    def new(self) -> NewPerson:
        """What is recorded of somebody who is seen for the first time."""
        return NewPerson(
            surname=self.name.surname,
            given=self.name.given,
            patronymic=self.name.patronymic or None,
            sex=Sex.FEMALE if self.name.female else Sex.MALE,
            birth_date=self.born,
            pin=self.number,
            citizenship="KGZ",
            phones=(self.phone,),
        )

    def lives(self) -> AddDetails:
        """The address becomes known."""
        here = Residence(kind=AddressKind.RESIDENCE, territory=self.territory, place=self.street)
        return AddDetails(residences=(here,))

    @staticmethod
    def nameless(description: str) -> NewPerson:
        """Somebody without a name."""
        return NewPerson(temporary=True, sex=Sex.MALE, description=description)


def somebody(
    rng: Random, on: date, unit: str, language: str, *, female: bool | None, ages: tuple[int, int]
) -> Somebody:
    """A person of an age on a day, who lives where this unit works."""
    name = invent(rng, female=female)
    years = rng.uniform(*ages) if ages[1] < 18 else min(rng.triangular(ages[0], ages[1], ages[0] + 12), ages[1])
    born = on - timedelta(days=int(years * 365.25) + 1)
    sex = 1 if name.female else 2
    return Somebody(
        name=name,
        born=born,
        phone="+996 {} {:02}-{:02}-{:02}".format(
            rng.choice((555, 700, 770, 999)), *(rng.randrange(100) for _ in "123")
        ),
        territory=somewhere(rng, unit),
        street=address(rng, language),
        number=f"{sex}{born:%d%m%Y}{rng.randrange(100_000):05d}",
    )


def address(rng: Random, language: str) -> str:
    street, house = rng.choice(STREETS[language]), rng.randrange(1, 120)
    return f"ул. {street}, д. {house}" if language == "ru" else f"{street} көчөсү, {house}-үй"


def somewhere(rng: Random, unit: str, *, village: bool = False) -> str:
    """A place of the territory of a unit: a village, or the town itself."""
    within = next(row.territory or "" for row in law.units() if row.code == unit)
    reach = within[:8]
    villages = [place.code for place in law.places() if place.kind == "village" and place.code.startswith(reach)]
    return rng.choice(villages) if villages else within
