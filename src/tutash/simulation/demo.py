"""The demo: what `tutash up --demo` fills an empty register with, and the accounts to try it."""

from datetime import datetime, timedelta
from typing import Final, NamedTuple

from django.conf import settings

from tutash.commands._progress import bar
from tutash.kernel import clock
from tutash.kernel.models import Entry
from tutash.kernel.text import Text
from tutash.simulation.cast import PASSWORD, Official, hire, officials, police
from tutash.simulation.models import Run
from tutash.simulation.plan import Plan
from tutash.simulation.run import simulate

__all__ = ["PASSWORD", "Account", "accounts", "ensure"]

CASES: Final = 300
YEARS: Final = 2
SEED: Final = "kok-jar"

NOTES: Final = {
    "duty_officer": Text(
        "takes reports in, prints slips; a report waits as a draft",
        "принимает сообщения, печатает талоны; есть черновик",
        "билдирүүлөрдү кабыл алат, талон чыгарат; долбоор бар",
    ),
    "inquiry_officer": Text(
        "registers what it finds itself",
        "регистрирует выявленное самостоятельно",
        "өзү аныктаганды каттайт",
    ),
    "investigator": Text(
        "checks, opens, charges, sends to the prosecutor; some terms end today, some are overdue",
        "проверяет, возбуждает, предъявляет обвинение; есть сроки на сегодня и просроченные",
        "текшерет, иш козгойт, айып коёт; бүгүнкү жана өтүп кеткен мөөнөттөр бар",
    ),
    "head_of_unit": Text(
        "assigns, instructs, sees every case of the unit",
        "поручает, даёт указания, видит все дела подразделения",
        "тапшырат, көрсөтмө берет, бөлүмдүн бардык иштерин көрөт",
    ),
    "prosecutor": Text(
        "answers complaints, studies indictments",
        "разрешает жалобы, изучает обвинительные акты",
        "даттанууларды чечет, айыптоо актыларын изилдейт",
    ),
    "district_prosecutor": Text(
        "supervises all units of the place, sends to court",
        "надзирает за всеми подразделениями, направляет в суд",
        "бардык бөлүмдөрдү көзөмөлдөйт, сотко жөнөтөт",
    ),
    "deputy_prosecutor_general": Text(
        "extends investigations",
        "продлевает сроки следствия",
        "тергөөнүн мөөнөтүн узартат",
    ),
    "registrar": Text(
        "corrects entries, merges persons, enters archive cases",
        "исправляет записи, сливает лица, вносит архивные дела",
        "жазууларды оңдойт, адамдарды бириктирет, архив иштерин киргизет",
    ),
    "data_protection_officer": Text(
        "sees who looked at what",
        "видит, кто и что просматривал",
        "ким эмнени көргөнүн көрөт",
    ),
    "statistician": Text("counts and exports", "считает и выгружает", "эсептейт жана чыгарып алат"),
}
SILENT: Final = Text.of("")


class Account(NamedTuple):
    """An account to try; the password of all is `PASSWORD`."""

    username: str
    office: Text
    unit: Text
    note: Text


def accounts() -> list[Account]:
    """The accounts of the demo, those of the town first; none in a register in earnest."""
    if not settings.SIMULATION:
        return []
    return [_account(official) for official in sorted(officials(), key=_place)]


def _place(official: Official) -> tuple[bool, bool]:
    """The town, then the centre, then the rest."""
    return not official.unit.endswith(".41799410"), official.unit not in ("gp", "mvd")


def _account(official: Official) -> Account:
    busy = official.unit.partition(".")[2] in _busy() or official.unit == "gp"
    note = NOTES.get(official.office, SILENT) if busy and official.post.endswith(".1") else SILENT
    return Account(official.username, official.office_title, official.unit_title, note)


def _busy() -> set[str]:
    """The places where there is something to do."""
    return {unit.partition(".")[2] for unit in police()}


def ensure(cases: int = CASES, processes: int = 2) -> None:
    """Fill an empty register once; go on if that was interrupted; add nothing to one that has been filled."""
    hire()
    run = Run.objects.order_by("pk").first()
    if run.done if run else Entry.objects.exists():
        return
    plan = Plan(run.seed, run.cases, run.since, run.until) if run else _plan(cases, clock.now())
    with bar("the demo", plan.cases) as advance:
        simulate(plan, advance, processes=processes)


def _plan(cases: int, now: datetime) -> Plan:
    until = now.replace(second=0, microsecond=0)
    return Plan(SEED, cases, until - timedelta(days=365 * YEARS), until)
