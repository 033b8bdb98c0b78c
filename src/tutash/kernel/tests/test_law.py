"""The law of a day: what a norm says, to whom, and how sure that is."""

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tutash.kernel import dates, law
from tutash.kernel.law import Law, NotATerm, NotInForce, NotKnown, Pack, UnknownNorm
from tutash.kernel.refusals import WrongField
from tutash.kernel.tests.oz import LAW, WORDS, norm, oz, row

NEW, OLD = date(2020, 3, 2), date(2009, 12, 31)
NOON = datetime(2020, 3, 2, 12, tzinfo=dates.ZONE)


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Pack:
    return oz(tmp_path_factory.mktemp("oz"))


def test_a_norm_is_found_by_its_id_and_by_its_alias(pack: Pack) -> None:
    by_id, by_alias = Law(NEW, pack).norm("upk.answer"), Law(NEW, pack).norm("oz-1")
    assert by_id is by_alias
    assert (by_id.value, by_id.since, by_id.until, by_id.anchor) == ({"sutki": 10}, date(2010, 1, 1), None, "asked")


def test_a_name_that_is_no_norm_is_refused(pack: Pack) -> None:
    with pytest.raises(UnknownNorm):
        Law(NEW, pack).norm("upk.nothing")


def test_a_norm_changes_on_its_day(pack: Pack) -> None:
    assert Law(OLD, pack).norm("upk.old").value == {"days": 3}
    with pytest.raises(NotInForce) as refusal:
        Law(OLD + timedelta(days=1), pack).norm("upk.old")
    assert refusal.value.norm == "upk.old"


def test_what_the_sources_do_not_tell_is_not_known_rather_than_not_in_force(pack: Pack) -> None:
    with pytest.raises(NotKnown):
        Law(OLD, pack).norm("upk.lost")
    with pytest.raises(NotKnown):
        Law(date(1999, 12, 31), pack).norm("upk.answer")


def test_one_may_ask_whether_a_norm_is_in_force(pack: Pack) -> None:
    assert Law(OLD, pack).has("upk.old")
    assert not Law(NEW, pack).has("upk.old")
    assert not Law(NEW, pack).has("upk.nothing")


def test_the_law_is_of_a_day_and_not_of_a_moment(pack: Pack) -> None:
    with pytest.raises(TypeError, match="of a day"):
        Law(NOON, pack)


def test_the_first_variant_that_fits_is_used_and_said(pack: Pack) -> None:
    found = Law(NEW, pack).term("upk.cell", NOON, {"age": 17, "wanted": False})
    assert found.due == NOON + timedelta(hours=24)
    assert found.steps[0].en == "Special rule (a child): 24 hours."
    assert (found.confidence, found.status, found.doubts) == ("GK-H", "unverified", ("upk.cell",))
    assert found.unverified


def test_at_the_limit_the_general_rule_holds(pack: Pack) -> None:
    found = Law(NEW, pack).term("upk.cell", NOON, {"age": 18, "wanted": False})
    assert found.due == NOON + timedelta(hours=48)
    assert (found.confidence, found.status, found.doubts) == ("M", "verified_secondary", ())
    assert not found.unverified


@pytest.mark.parametrize("facts", [{}, {"age": None}, {"shoes": "red"}], ids=["none", "not known", "others"])
def test_a_fact_that_is_not_stated_is_said_to_be_missing(pack: Pack, facts: dict[str, object]) -> None:
    found = Law(NEW, pack).term("upk.cell", NOON, facts)
    assert found.due == NOON + timedelta(hours=48)
    assert "Not stated: age." in found.steps[1].en


def test_a_variant_may_say_that_there_is_no_such_term(pack: Pack) -> None:
    with pytest.raises(NotInForce):
        Law(NEW, pack).term("upk.cell", NOON, {"wanted": True})


def test_a_fact_of_the_wrong_kind_is_refused(pack: Pack) -> None:
    with pytest.raises(WrongField) as refusal:
        Law(NEW, pack).term("upk.cell", NOON, {"wanted": False, "age": "old"})
    assert refusal.value.field == "age"


def test_a_value_that_the_list_of_facts_does_not_have_is_refused(tmp_path: Path) -> None:
    facts = "\n".join(
        f"{fact}: {{title: {WORDS}, type: {kind}}}" for fact, kind in (("age", "number"), ("wanted", "boolean"))
    )
    day = Law(NEW, oz(tmp_path, **{"procedure/facts.yaml": facts}))
    for wrong in ({"age": "17"}, {"age": True}, {"wanted": "yes"}):
        with pytest.raises(WrongField):
            day.term("upk.cell", NOON, wrong)


def test_a_power_is_no_term(pack: Pack) -> None:
    assert Law(NEW, pack).value("upk.power") is True
    with pytest.raises(NotATerm):
        Law(NEW, pack).term("upk.power", NOON)


def test_a_term_says_of_what_it_is_not_sure(pack: Pack) -> None:
    found = Law(NEW, pack).term("upk.answer", NOON)
    assert (found.last_day, found.status, found.doubts) == (date(2020, 3, 12), "verified_secondary", ())
    beside_a_feast = Law(NEW, pack).term("upk.answer", datetime(2020, 5, 15, 9, tzinfo=dates.ZONE))
    assert beside_a_feast.doubts == ("calendar 2020-05-25",)  # the feast of the 24th may move by a day
    no_decree = Law(NEW, pack).term("upk.answer", datetime(2031, 5, 15, 9, tzinfo=dates.ZONE))
    assert (no_decree.doubts, no_decree.confidence) == (("calendar 2031",), "GK-L")


def test_a_guess_about_counting_makes_the_term_unverified(tmp_path: Path) -> None:
    guess = "{value: {counted: false}, ref: null, confidence: GK-H, status: unverified}"
    first_day = norm("rule", d2000_01_01=guess, d2010_01_01=guess)
    found = Law(NEW, oz(tmp_path, **{"upk/term_first_day.yaml": first_day})).term("upk.answer", NOON)
    assert (found.status, found.confidence, found.doubts) == ("unverified", "GK-H", ("upk.term_first_day",))


def test_a_norm_may_count_in_its_own_way(tmp_path: Path) -> None:
    own = row(value="{days: 5}", rolls="false", first_day="counted")
    pack = oz(tmp_path, **{"upk/answer.yaml": norm(d2000_01_01=own, d2010_01_01=own)})
    found = Law(NEW, pack).term("upk.answer", datetime(2020, 3, 4, 9, tzinfo=dates.ZONE))
    assert found.last_day == date(2020, 3, 8)  # a Sunday


def test_another_code_may_count_in_its_own_way(tmp_path: Path) -> None:
    pack = oz(
        tmp_path,
        **{
            "kop/fine.yaml": norm(d2000_01_01=row(value="{days: 6}")),
            "kop/term_computation.yaml": norm("rule", d2000_01_01=row(value="{rolls: false}")),
        },
    )
    assert Law(NEW, pack).term("kop.fine", NOON).last_day == date(2020, 3, 8)


def test_an_extension_that_is_no_length_is_refused(pack: Pack) -> None:
    with pytest.raises(WrongField):
        Law(NEW, pack).term("upk.answer", NOON, extended=[{"weeks": 2}])


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 20_000), st.sampled_from(sorted(law.pack().norms)))
def test_every_day_since_its_first_value_a_norm_has_exactly_one_answer(later: int, name: str) -> None:
    rules = law.pack().norms[name].rules
    day = rules[0].since + timedelta(days=later)
    standing = [rule for rule in rules if rule.since <= day and (rule.until is None or day < rule.until)]
    assert standing == [law.pack().norms[name].on(day)]


@pytest.mark.parametrize("name", sorted(law.pack().norms))
def test_the_seams_between_the_codes_have_one_answer_on_each_side(name: str) -> None:
    rules = law.pack().norms[name].rules
    for rule, following in zip(rules, rules[1:], strict=False):
        assert rule.until == following.since
        assert law.pack().norms[name].on(following.since - timedelta(days=1)) is rule
        assert law.pack().norms[name].on(following.since) is following
    assert rules[-1].until is None


def test_a_pack_without_a_list_of_facts_accepts_any(pack: Pack) -> None:
    assert "procedure/facts.yaml" not in LAW
    assert Law(NEW, pack).given("upk.cell", {"wanted": False, "age": 3.5}).value == {"hours": 24}
