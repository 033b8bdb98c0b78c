"""Help: what a newcomer needs to know, page by page, in the words of the screens."""

from dataclasses import dataclass
from typing import Final

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path

from tutash.kernel.navigation import offer
from tutash.kernel.refusals import NotFound
from tutash.kernel.text import Text
from tutash.kernel.web import Request, page

offer(90, "help", Text("Help", "Справка", "Жардам"))


@dataclass(frozen=True)
class Topic:
    """A page of help."""

    code: str
    title: Text
    about: Text


TOPICS: Final = (
    Topic(
        "start",
        Text("First day", "Первый день", "Биринчи күн"),
        Text("Where what is, and what to do first", "Где что находится и с чего начать", "Эмне кайда, эмнеден баштоо"),
    ),
    Topic(
        "deadlines",
        Text("Deadlines", "Сроки", "Мөөнөттөр"),
        Text(
            "How they are counted, stopped, shown",
            "Как считаются, останавливаются, показываются",
            "Кантип эсептелет, токтотулат, көрсөтүлөт",
        ),
    ),
    Topic(
        "mistakes",
        Text("Mistakes and outages", "Ошибки и сбои", "Каталар жана үзгүлтүктөр"),
        Text(
            "Drafts, corrections, late entries",
            "Черновики, исправления, поздние записи",
            "Долбоорлор, оңдоолор, кеч жазуулар",
        ),
    ),
    Topic(
        "access",
        Text("Who sees what", "Кто что видит", "Ким эмнени көрөт"),
        Text(
            "Scope of a post, shielded cases, the log",
            "Охват должности, закрытые дела, журнал",
            "Кызмат ордунун чөйрөсү, чектелген иштер, журнал",
        ),
    ),
    Topic(
        "keyboard",
        Text("Keyboard and phone", "Клавиатура и телефон", "Баскычтоп жана телефон"),
        Text(
            "Working without a mouse, on a small screen",
            "Работа без мыши и на маленьком экране",
            "Чычкансыз жана кичине экранда иштөө",
        ),
    ),
)


@page
def contents(request: Request) -> HttpResponse:
    return render(request, "kernel/help.html", {"topics": TOPICS, "topic": None})


@page
def topic(request: Request, code: str) -> HttpResponse:
    found = next((one for one in TOPICS if one.code == code), None)
    if found is None:
        raise NotFound
    return render(request, f"kernel/help_{found.code}.html", {"topics": TOPICS, "topic": found})


urlpatterns = [path("help", contents, name="help"), path("help/<slug:code>", topic, name="help-topic")]
