"""Numbers of cases: a serial per series, unit and year, in the format that the law pack gives."""

from django.db import connection

from tutash.kernel import clock, law
from tutash.kernel.acts import Act, Situation
from tutash.kernel.models import Unit

NEXT = """
INSERT INTO kernel_counter (series, unit_id, year, last) VALUES (%s, %s, %s, 1)
ON CONFLICT (series, unit_id, year) DO UPDATE SET last = kernel_counter.last + 1
RETURNING last
"""


def allocate(act: Act, situation: Situation) -> dict[str, str]:
    """The numbers that this act gives out, by series. They are kept in the entry; a replay takes them from there."""
    given: dict[str, str] = {}
    year = clock.local(situation.now).year
    for series, norm in act.numbers.items():
        form = situation.law.norm(norm).value["format"]
        unit = situation.post.unit
        with connection.cursor() as cursor:
            cursor.execute(NEXT, [series, unit.code, year])
            serial = cursor.fetchone()[0]
        given[series] = form.format(year=year, unit=in_numbers(unit), serial=serial)
    return given


def in_numbers(unit: Unit) -> str:
    """How numbers name a unit: its agency and its territory.

    mvd, 41711204000000 -> 1-11204
    """
    numbers = {agency.code: agency.number for agency in law.agencies()}
    return f"{numbers.get(unit.agency) or unit.agency}-{unit.territory[3:8]}"
