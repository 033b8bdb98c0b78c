"""A person is seen in full by those whom a case concerns, or who give a reason; others see a line, or nothing."""

from uuid import UUID

import pytest

from tutash.kernel import access
from tutash.kernel.acts import Act
from tutash.kernel.forms.sources import Asking, source_of
from tutash.kernel.models import Entry, Look, Post, Subject
from tutash.kernel.pipeline import perform
from tutash.kernel.queries import QUERIES
from tutash.kernel.read import projecting
from tutash.kernel.refusals import NotFound
from tutash.kernel.testing import World
from tutash.registers.persons import reads
from tutash.registers.persons.acts import MergePersons, ProposeMerge, RecordPerson
from tutash.registers.persons.models import Participation
from tutash.registers.persons.participation import carry, dismiss, involve
from tutash.registers.persons.sought import Sought

pytestmark = pytest.mark.django_db
CASE, OTHER_CASE = UUID(int=1), UUID(int=2)
BAKYT = RecordPerson(surname="Асанов", given="Бакыт", phones=("0555 123456",))


class Town(World):
    """One recorded person, one case at the police, an outsider in another district."""

    def __init__(self) -> None:
        super().__init__()
        self.person = self.act(BAKYT, by="duty_officer").subject_id
        self.colleague, self.outsider = self.post("duty_officer", name="second"), self.post("duty_officer", "elsewhere")
        self.prosecutor, self.keeper = self.post("prosecutor"), self.post("registrar")

    def opens(self, case_id: UUID, unit: str, *, shield: str = "", officer: str = "") -> None:
        """A case as its institution keeps it, and this person in it."""
        with projecting():
            Subject.objects.create(
                id=case_id, kind="case", stage="check", stage_since=self.now, unit_id=unit, post_id=officer,
                opened_at=self.now, shield=shield, seq=1, head=b"",
            )  # fmt: skip
            involve(Entry(subject_id=case_id, act_id=case_id, at=self.now), self.person, "victim")

    def act_quietly(self, act: Act, post: Post, subject_id: UUID | None = None) -> UUID:
        """Without the check of the whole ledger, which knows no case of ours."""
        with self.clock():
            return perform(act, post=post, subject_id=subject_id).subject_id

    def page(self, post: Post, reason: str = "") -> reads.Page:
        with self.clock():
            return reads.page(post, self.person, reason=reason)

    def found(self, post: Post) -> list[reads.Found]:
        with self.clock():
            return reads.found(post, Sought.read("Бакыт Асанов"))


def test_the_unit_that_keeps_the_record_sees_it_in_full() -> None:
    town = Town()
    shown = town.page(town.colleague)
    assert shown.full and [i.written for i in shown.identifiers] == ["0555 123456"]


def test_others_see_the_identity_line_unless_they_give_a_reason() -> None:
    town = Town()
    assert not town.page(town.outsider).full
    assert town.page(town.outsider).identifiers == []
    assert town.page(town.outsider, reason="Сообщение № 17").full
    assert [f.full for f in town.found(town.outsider)] == [False]


def test_who_may_see_a_case_sees_the_people_in_it() -> None:
    town = Town()
    town.opens(CASE, "elsewhere")
    shown = town.page(town.outsider)
    assert shown.full and [case.pk for _, case in shown.takes_part] == [CASE]
    assert town.page(town.colleague).takes_part == [], "the case of another unit is not told"


def test_a_merged_record_gives_the_view_of_a_case_to_the_record_in_use() -> None:
    town = Town()
    town.opens(CASE, "elsewhere")
    known = town.post("registrar", name="second")
    into = town.act_quietly(RecordPerson(surname="Асанов", given="Бакытбек"), town.keeper)
    town.act_quietly(ProposeMerge(other=into, reason="Одно лицо"), known, town.person)
    town.act_quietly(MergePersons(into=into, reason="Одно лицо"), town.keeper, town.person)

    shown = town.page(town.outsider)
    assert shown.full and shown.person.pk == into
    assert {n.given for n in shown.names} == {"Бакыт", "Бакытбек"}
    assert [person.pk for _, person in reads.people_of(CASE)] == [into]


def test_whom_a_shielded_case_protects_is_seen_by_nobody_outside_it() -> None:
    town = Town()
    town.opens(CASE, "police", shield="juvenile", officer=town.post("investigator").code)
    for post in (town.colleague, town.outsider):
        assert town.found(post) == []
        with pytest.raises(NotFound):
            town.page(post, reason="Любопытство")
        assert source_of("person").named(str(town.person), Asking(post)) is None  # type: ignore[union-attr]
    assert town.page(town.post("investigator")).full
    assert town.page(town.prosecutor).full
    assert town.page(town.keeper).full


def test_every_look_is_written_with_its_reason() -> None:
    town = Town()
    town.page(town.outsider, reason="Сообщение № 17")
    town.page(town.outsider)
    assert list(Look.objects.order_by("id").values_list("subject_id", "what", "purpose")) == [
        (town.person, "person", "Сообщение № 17"),
        (town.person, "person: identity line", ""),
    ]
    town.found(town.outsider)
    assert set(Look.objects.filter(what="person search").values_list("subject_id", flat=True)) == {
        access.MANY,
        town.person,
    }


def test_a_purpose_may_hold_anything() -> None:
    town = Town()
    with town.clock():
        reads.found(town.outsider, Sought.read("Бакыт\x00 Асанов"), purpose="a\x00b" * 200)
        reads.page(town.outsider, town.person, reason="a\x00b" * 200)
    assert Look.objects.filter(purpose__startswith="a").count() == 3


def test_the_api_tells_what_the_page_tells() -> None:
    town = Town()
    search, one = QUERIES["persons"], QUERIES["persons/{id}"]
    with town.clock():
        lines = search.function(town.outsider, search.asks.model_validate({"q": "asonov bakyt"})).model_dump()
        shown = one.function(town.outsider, one.asks.model_validate({"id": town.person})).model_dump()
    assert [(line["person"]["id"], line["full"]) for line in lines["items"]] == [(town.person, False)]
    assert (shown["full"], shown["identifiers"], shown["pin"]) == (False, [], "")


def test_a_form_offers_the_people_of_the_case_first_and_chooses_by_number_alone() -> None:
    town = Town()
    town.opens(CASE, "police")
    source = source_of("person")
    assert source is not None
    with town.clock():
        here = Asking(town.colleague, Subject.objects.get(pk=CASE))
        assert [c.value for c in source.find("", here)] == [str(town.person)]
        by_name = source.find("Asanov", Asking(town.colleague))
    assert [(c.value, c.exact) for c in by_name] == [(str(town.person), False)], "a name never chooses by itself"


def test_who_takes_part_may_leave_and_is_carried_to_a_joined_case() -> None:
    town = Town()
    town.opens(CASE, "police")
    later = town.later(days=1).now
    with projecting():
        carry(Entry(subject_id=OTHER_CASE, act_id=UUID(int=3), at=later), CASE, OTHER_CASE)
        dismiss(Entry(subject_id=CASE, act_id=UUID(int=4), at=later), town.person, "victim")
    assert Participation.objects.get(case_id=OTHER_CASE).role == "victim"
    assert Participation.objects.get(case_id=CASE).until == later
