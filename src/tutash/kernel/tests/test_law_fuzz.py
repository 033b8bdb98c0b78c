"""Whatever stands in a file of law or of cases, the answer is an error with its place, never a crash."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tutash.kernel.law import BadLaw, Pack, cases, load
from tutash.kernel.law.case_shapes import KINDS
from tutash.kernel.law.codes import parse
from tutash.kernel.tests.oz import LAW, WORDS, lay, norm, oz, row

often = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
words = st.sampled_from(
    [
        *("upk.cell", "OZ-1", "upk.old", "upk.lost", "upk.power", "uk-2010:1/2", "uk-2000", "grave", "age", "wanted"),
        *("2020-03-02T14:30", "9999-12-31T23:59", "null", "unknown", "ends", "", "\u202e", "from", "value"),
    ]
)
plain = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-10, 10**30),
    st.floats(allow_nan=True),
    words,
    st.dates(),
    st.text(max_size=8),
)
units = st.sampled_from(["hours", "sutki", "days", "working_days", "months", "years", "immediately"])
anything = st.recursive(
    plain,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.one_of(words, units, st.integers(), st.dates()), inner, max_size=3),
        st.dictionaries(units, st.integers(-1, 10**6), min_size=1, max_size=1),
    ),
    max_leaves=6,
)
KEYS = sorted({key for kind in KINDS for key in (*kind.told_by, *(f.alias or n for n, f in kind.model_fields.items()))})


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Pack:
    return oz(tmp_path_factory.mktemp("oz"))


@often
@given(
    st.sampled_from(KINDS).flatmap(
        lambda kind: st.tuples(
            st.fixed_dictionaries(dict.fromkeys(sorted(kind.told_by), anything)),
            st.dictionaries(st.sampled_from(KEYS), anything, max_size=4),
        )
    )
)
def test_a_case_of_any_content_is_answered(
    tmp_path: Path, pack: Pack, raw: tuple[dict[str, Any], dict[str, Any]]
) -> None:
    path = tmp_path / "cases.yaml"
    path.write_text(yaml.safe_dump([{"case": "a", **raw[0], **raw[1]}], allow_unicode=True))
    assert len(list(cases.run([path], pack))) == 1


@often
@given(st.binary(max_size=60))
def test_a_file_of_any_bytes_is_answered(tmp_path: Path, pack: Pack, content: bytes) -> None:
    path = tmp_path / "cases.yaml"
    path.write_bytes(content)
    assert all(not verdict.holds for verdict in cases.run([path], pack))


def _places(content: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    below = content.items() if isinstance(content, dict) else enumerate(content) if isinstance(content, list) else ()
    return [path, *(place for key, inner in below for place in _places(inner, (*path, key)))]


def _changed(content: Any, place: tuple[Any, ...], value: Any) -> Any:
    if not place:
        return value
    key, *rest = place
    copy = dict(content) if isinstance(content, Mapping) else list(content)
    copy[key] = _changed(content[key], tuple(rest), value)
    return copy


MORE = {
    "procedure/facts.yaml": f"age: {{title: {WORDS}, type: number}}\nwanted: {{title: {WORDS}, type: boolean}}\n"
    f"size: {{title: {WORDS}, values: {{small: {WORDS}}}}}",
    "procedure/stages.yaml": f"case: {{check: {row(title=WORDS, public=WORDS)}}}\n"
    f"person: {{recorded: {row(title=WORDS)}}}",
    "procedure/ends.yaml": f"- {row(code='melted', title=WORDS)}",
    "organisations/agencies.yaml": f"agencies: {{witches: {row(title=WORDS)}}}",
    "organisations/offices.yaml": f"offices: [{row(code='witch', title=WORDS, agencies='[witches]', scope='own')}]",
    "organisations/units.yaml": f"units: [{row(code='west', agency='witches', title=WORDS)}]",
    "organisations/jurisdiction.yaml": f"rules: [{row(code='a', agency='witches', articles='[uk-2010:1]')}]\n"
    f"principles: [{row(code='b', title=WORDS)}]",
    "territory/soate.yaml": f'places: {{"41700000000001": {row(kind="town", names=f"{{2000-01-01: {WORDS}}}")}}}',
    "numbers/case.yaml": norm("rule", d2000_01_01=row(value="{format: '{year}', pattern: '.', example: a}")),
    "iccs.yaml": f"codes: {{'01': {row(title=WORDS)}}}",
}
CONTENTS = {name: yaml.safe_load(text) for name, text in {**LAW, **MORE}.items()}


@often
@given(st.data())
def test_a_pack_with_any_value_changed_loads_or_says_what_is_wrong(tmp_path: Path, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(CONTENTS)))
    place = data.draw(st.sampled_from(_places(CONTENTS[name])))
    changed = _changed(CONTENTS[name], place, data.draw(anything))
    root = lay(tmp_path, **{**MORE, name: yaml.safe_dump(changed, allow_unicode=True)})
    try:
        found = load(root)
    except BadLaw as bad:
        assert all(isinstance(problem, str) and problem for problem in bad.problems)
    else:
        assert found.calendar.works(date(2020, 1, 2)) in (True, False)


@often
@given(st.text(alphabet="0123456789-/:()ст.чп «»б¹²uk", max_size=30))
def test_a_charge_in_any_writing_is_read_or_not(written: str) -> None:
    read = parse(written)
    assert read is None or read[1][0].isdigit()
