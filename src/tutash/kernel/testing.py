"""Given acts, when an act, then what changed. Every institution's tests speak this."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from typing import Self
from uuid import UUID
from zoneinfo import ZoneInfo

from django.contrib.auth import get_user_model
from django.test import Client

from tutash.kernel import clock, fsck, replay
from tutash.kernel.acts import Act
from tutash.kernel.models import Deadline, Entry, Notice, Post, Subject, Unit
from tutash.kernel.pipeline import perform
from tutash.kernel.text import Text
from tutash.kernel.web import SESSION_POST

BISHKEK = ZoneInfo("Asia/Bishkek")
LONG_AGO = date(1991, 8, 31)

# The cast: who works where. Charlie, the outsider, is an investigator of another district.
UNITS = {
    "police": ("mvd", "41711204000000", Text("Police, Sverdlov", "УВД Свердловского р-на", "Свердлов РИИБ"), "mvd"),
    "elsewhere": ("mvd", "41702205000000", Text("Police, Ak-Suu", "РОВД Ак-Суйского р-на", "Ак-Суу РИИБ"), "mvd"),
    "prosecution": (
        "gp",
        "41711204000000",
        Text("Prosecutor's office", "Прокуратура района", "Район прокуратурасы"),
        "gp",
    ),
    "mvd": ("mvd", "41700000000000", Text("Ministry", "МВД", "ИИМ"), ""),
    "gp": ("gp", "41700000000000", Text("Prosecutor General", "Генпрокуратура", "Башкы прокуратура"), ""),
}
WORKPLACE = {
    "duty_officer": "police",
    "inquiry_officer": "police",
    "investigator": "police",
    "head_of_unit": "police",
    "prosecutor": "prosecution",
    "district_prosecutor": "prosecution",
}


class World:
    """A small country on one day, and the people who act in it."""

    def __init__(self, on: date | datetime = date(2026, 3, 2)) -> None:
        self.now = at(on)
        self.subject_id: UUID | None = None
        for code, (agency, territory, name, parent) in UNITS.items():
            Unit.objects.update_or_create(
                code=code,
                defaults={
                    "agency": agency,
                    "kind": "unit",
                    "names": name.as_json(),
                    "territory": territory,
                    "parent": parent,
                    "since": LONG_AGO,
                },
            )

    def post(self, office: str, unit: str = "", name: str = "") -> Post:
        """The post of this office in this unit: made when first asked for. `name` tells two colleagues apart."""
        unit = unit or WORKPLACE.get(office, "gp")
        code = ".".join(part for part in (unit, office, name) if part)
        official, _ = get_user_model().objects.get_or_create(
            username=code, defaults={"first_name": office.title(), "last_name": name or "Tester"}
        )
        post, _ = Post.objects.select_related("unit", "official").get_or_create(
            code=code, defaults={"office": office, "unit_id": unit, "official": official, "since": at(LONG_AGO)}
        )
        return post

    def act(
        self, act: Act, by: str | Post = "", *, subject_id: UUID | None = None, act_id: UUID | None = None
    ) -> Entry:
        """Perform an act on the subject of this world (or another), and check that the ledger tells the same story."""
        post = by if isinstance(by, Post) else self.post(by or act.by[0])
        subject_id = None if act.creates() else subject_id or self.subject_id
        with self.clock():
            entry = perform(act, post=post, subject_id=subject_id, act_id=act_id)
        if act.creates():
            self.subject_id = entry.subject_id
        self.assert_the_ledger_tells_the_same_story()
        return entry

    @contextmanager
    def clock(self) -> Iterator[None]:
        with clock.simulated(self.now):
            yield

    def later(self, moment: date | datetime | None = None, **passed: float) -> Self:
        """Let time pass: to a moment, or by `days=`, `hours=`, ..."""
        self.now = at(moment) if moment else self.now + timedelta(**passed)
        return self

    @property
    def case(self) -> Subject:
        return Subject.objects.get(pk=self.its_id)

    @property
    def its_id(self) -> UUID:
        """The subject that this world is about, once an act has created it."""
        assert self.subject_id is not None
        return self.subject_id

    def deadlines(self) -> dict[str, date]:
        """Running deadlines of the subject: the last day of each."""
        rows = Deadline.objects.filter(subject_id=self.its_id, closed_seq=None)
        return {d.name: (clock.local(d.due) - timedelta(microseconds=1)).date() for d in rows}

    def notices(self) -> list[str]:
        return list(Notice.objects.filter(subject_id=self.its_id).order_by("id").values_list("to", flat=True))

    def assert_the_ledger_tells_the_same_story(self) -> None:
        """Play the ledger again beside the register, and find no difference."""
        assert replay.verify(prepared=True) == []

    def assert_sound(self) -> None:
        assert list(fsck.fsck()) == []


def sign_in(client: Client, post: Post) -> Client:
    """A browser at which this post sits."""
    client.force_login(post.official)
    session = client.session
    session[SESSION_POST] = post.code
    session.save()
    return client


def at(moment: date | datetime) -> datetime:
    """A day means its noon in Bishkek."""
    if isinstance(moment, datetime):
        return moment if moment.tzinfo else moment.replace(tzinfo=BISHKEK)
    return datetime(moment.year, moment.month, moment.day, 12, tzinfo=BISHKEK)
