"""The law pack as a whole: every file read, checked against the others, and ready to be asked."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings

from tutash.kernel.law import code_tables, tables
from tutash.kernel.law.articles import Codes
from tutash.kernel.law.codes import IccsCode
from tutash.kernel.law.facts import Facts
from tutash.kernel.law.files import Files
from tutash.kernel.law.norms import Norm
from tutash.kernel.law.organisations import Agency, Jurisdiction, Office, Unit
from tutash.kernel.law.procedure import Ground, Stage
from tutash.kernel.law.reading import BadLaw, Problems
from tutash.kernel.law.territory import Place
from tutash.kernel.law.wholeness import check_wholeness
from tutash.kernel.law.workdays import Calendar
from tutash.kernel.refusals import UnknownNorm


@dataclass(frozen=True, slots=True)
class Pack:
    """All legislation that a server runs with."""

    norms: Mapping[str, Norm]
    aliases: Mapping[str, str]
    facts: Facts
    calendar: Calendar
    codes: Codes
    iccs: Mapping[str, IccsCode]
    stages: Mapping[str, tuple[Stage, ...]]
    grounds: Mapping[str, tuple[Ground, ...]]
    agencies: tuple[Agency, ...]
    offices: tuple[Office, ...]
    units: tuple[Unit, ...]
    jurisdiction: tuple[Jurisdiction, ...]
    principles: tuple[Ground, ...]  # of jurisdiction
    places: tuple[Place, ...]
    digest: str

    def norm(self, name: str) -> Norm:
        """A norm by its id or by another name of it."""
        found = self.norms.get(name) or self.norms.get(self.aliases.get(name.casefold(), ""))
        if found is None:
            raise UnknownNorm(norm=name[:80])
        return found


def load(*roots: Path) -> Pack:
    """Read a pack and the overlays upon it. Raises `BadLaw` with everything that is wrong."""
    problems = Problems([])
    files = Files.of(roots, problems)
    facts = tables.facts(files)
    norms = tables.norms(files, facts)
    categories = code_tables.iccs(files)
    where = "organisations/"
    pack = Pack(
        norms=norms,
        aliases=tables.aliases(files, norms),
        facts=facts,
        calendar=tables.calendar(files),
        codes=code_tables.codes(files, norms, categories),
        iccs=categories,
        stages=tables.stages(files),
        grounds=tables.grounds(files),
        agencies=tables.table(files, f"{where}agencies.yaml", "agencies", Agency),
        offices=tables.table(files, f"{where}offices.yaml", "offices", Office),
        units=tables.table(files, f"{where}units.yaml", "units", Unit),
        jurisdiction=tables.table(files, f"{where}jurisdiction.yaml", "rules", Jurisdiction, "principles"),
        principles=tables.table(files, f"{where}jurisdiction.yaml", "principles", Ground, "rules"),
        places=tables.table(files, "territory/soate.yaml", "places", Place),
        digest=files.digest,
    )
    if not problems.found:  # a file that can not be read would be missed in a hundred places
        check_wholeness(pack, problems)
    if problems.found:
        raise BadLaw(list(dict.fromkeys(problems.found)))
    return pack


@cache
def pack() -> Pack:
    """The pack that this server runs with, read once."""
    return load(Path(settings.LAW_DIR), *settings.LAW_OVERLAYS)
