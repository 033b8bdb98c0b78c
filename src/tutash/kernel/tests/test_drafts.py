"""What is typed survives a power cut, and is seen by nobody else."""

import pytest
from django.test import Client

from tutash.kernel.models import Draft, Post
from tutash.kernel.testing import World

pytestmark = pytest.mark.django_db
FORM = "/acts/journal.recorded"
KEPT = "/drafts/journal.recorded"
TYPED = {"narrative": "Две коровы.", "act_id": "01920000-0000-7000-8000-000000000001", "official_time": "2000-01-01"}


def seat(client: Client, post: Post) -> None:
    client.force_login(post.official)
    session = client.session
    session["post"] = post.code
    session.save()


@pytest.fixture
def officer() -> Post:
    return World().post("duty_officer")


def test_what_was_typed_is_there_after_a_crash(client: Client, officer: Post) -> None:
    seat(client, officer)
    assert set(client.post(KEPT, TYPED).json()) == {"saved"}
    seat(again := Client(), officer)
    shown = again.get(FORM).content.decode()
    assert "Две коровы.</textarea>" in shown
    assert 'value="01920000-0000-7000-8000-000000000001"' in shown  # sent twice, it is still one act
    assert "Показан ваш черновик" in shown


def test_a_draft_keeps_only_what_the_form_asks(client: Client, officer: Post) -> None:
    seat(client, officer)
    client.post(KEPT, TYPED)
    assert Draft.objects.get().data == {"narrative": ["Две коровы."]}


def test_a_draft_is_nobody_elses(client: Client, officer: Post) -> None:
    seat(client, officer)
    client.post(KEPT, TYPED)
    seat(other := Client(), World().post("duty_officer", name="second"))
    assert "Две коровы." not in other.get(FORM).content.decode()


def test_one_can_begin_anew(client: Client, officer: Post) -> None:
    seat(client, officer)
    client.post(KEPT, TYPED)
    assert client.post(KEPT, {"_discard": "yes"})["Location"] == FORM
    assert "Две коровы." not in client.get(FORM).content.decode()


def test_a_form_with_a_mistake_is_kept_too(client: Client, officer: Post) -> None:
    seat(client, officer)
    answer = client.post(FORM, {"narrative": "Две коровы.", "occurred_from": "вчера"})
    assert answer.status_code == 422
    assert "Введите дату и время" in answer.content.decode()
    assert Draft.objects.get().data["occurred_from"] == ["вчера"]
