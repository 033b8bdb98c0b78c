"""How the kernel's own things are found in a form: posts, units, cases, and what the law pack lists."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from django.db.models import Q, QuerySet

from tutash.kernel import access, clock, law
from tutash.kernel.forms.sources import LISTS, MOST, Asking, Candidate, Source, source
from tutash.kernel.models import Post, Subject, Unit
from tutash.kernel.offices import office
from tutash.kernel.refusals import Refused
from tutash.kernel.text import LANGUAGES, Text

WHERE = Text("{a}, {b}", "{a}, {b}", "{a}, {b}")
KYRGYZ = re.compile(r"-?(берене|бөлүг|бөлүк|пункт)\w*", re.IGNORECASE)  # 205-берененин 2-бөлүгү


@source("post")
class Posts:
    """Officials by name or by the code of the post; without words, the colleagues of one's own unit."""

    few = False

    def find(self, words: str, asking: Asking) -> Sequence[Candidate]:
        found = held().order_by("unit_id", "official__last_name", "code")
        if words:
            for word in words.split()[:5]:
                name = Q(official__last_name__istartswith=word) | Q(official__first_name__istartswith=word)
                found = found.filter(name | Q(code=words))
        elif asking.post:
            found = found.filter(unit_id=asking.post.unit_id)
        else:
            return []
        return [self._shown(post, words) for post in found[:MOST]]

    def named(self, value: str, asking: Asking) -> Candidate | None:
        post = held().filter(code=value).first()
        return self._shown(post, "") if post else None

    def _shown(self, post: Post, words: str) -> Candidate:
        where = WHERE.format(a=office(post.office).title, b=post.unit.name)
        return Candidate(post.code, post.name, where, exact=post.code == words)


def held() -> QuerySet[Post]:
    """Posts that somebody holds at this moment."""
    now = clock.now()
    posts = Post.objects.select_related("unit", "official").filter(official__is_active=True, since__lte=now)
    return posts.filter(Q(until=None) | Q(until__gt=now))


@source("unit")
class Units:
    """Units by their name in any language, or by their code."""

    few = False

    def find(self, words: str, asking: Asking) -> Sequence[Candidate]:
        if not words:
            return []
        found = self._standing(asking)
        for word in words.split()[:5]:
            names = [Q(**{f"names__{language}__icontains": word}) for language in LANGUAGES]
            found = found.filter(names[0] | names[1] | names[2] | Q(code=words))
        return [self._shown(unit, words) for unit in found.order_by("territory", "code")[:MOST]]

    def named(self, value: str, asking: Asking) -> Candidate | None:
        unit = self._standing(asking).filter(code=value).first()
        return self._shown(unit, "") if unit else None

    def _standing(self, asking: Asking) -> QuerySet[Unit]:
        day = today(asking)
        return Unit.objects.filter(Q(until=None) | Q(until__gte=day), since__lte=day)

    def _shown(self, unit: Unit, words: str) -> Candidate:
        return Candidate(unit.code, unit.name, exact=unit.code == words)


@source("case")
class Cases:
    """Cases that one may see, by the beginning of their number."""

    few = False

    def find(self, words: str, asking: Asking) -> Sequence[Candidate]:
        if not words or asking.post is None:
            return []
        found = access.subjects(asking.post, "case").filter(number__startswith=words[:60]).order_by("-opened_at")
        return [self._shown(case, words) for case in found[:MOST]]

    def named(self, value: str, asking: Asking) -> Candidate | None:
        try:
            return self._shown(access.find(asking.post, value, "case"), "") if asking.post else None  # type: ignore[arg-type]
        except Refused:
            return None

    def _shown(self, case: Subject, words: str) -> Candidate:
        return Candidate(str(case.pk), case.number or str(case.pk), case.title, exact=case.number == words)


@source("charge")
class Charges:
    """Articles of the criminal codes as people cite them, "ст. 205 ч. 2 п. 3", or by words of their title."""

    few = False

    def find(self, words: str, asking: Asking) -> Sequence[Candidate]:
        if not words:
            return []
        cited = KYRGYZ.sub(" ", words)
        named = [law.charge(words)] if _is_charge(words) else list(self._cited(cited))
        found = {str(charge): self._shown(charge, len(named) == 1 and ":" in words) for charge in named}
        for article in law.find_articles(words, limit=MOST):
            found.setdefault(article.key, self._shown(law.charge(article.key), False))
        return list(found.values())[:MOST]

    def named(self, value: str, asking: Asking) -> Candidate | None:
        return self._shown(law.charge(value), False) if _is_charge(value) else None

    def _cited(self, words: str) -> Iterator[law.Charge]:
        """The same number in each edition, the newest first."""
        for edition in reversed(law.editions("uk")):
            try:
                yield law.charge(words, edition=edition.key)
            except Refused:
                continue

    def _shown(self, charge: law.Charge, exact: bool) -> Candidate:
        return Candidate(str(charge), charge.text, charge.title, exact=exact)


def _is_charge(words: str) -> bool:
    try:
        law.charge(words)
    except Refused:
        return False
    return True


@source("territory")
class Territory:
    """Places of the official territory code, by their name in any language."""

    few = False

    def find(self, words: str, asking: Asking) -> Sequence[Candidate]:
        if not words:
            return []
        day, asked = today(asking), words.casefold()
        fit = [
            p for p in law.places(day) if p.code == words or any(asked in name.casefold() for name in _names(p, day))
        ]
        return [self._shown(place, day, words) for place in fit[:MOST]]

    def named(self, value: str, asking: Asking) -> Candidate | None:
        try:
            return self._shown(law.place(value), today(asking), "")
        except Refused:
            return None

    def _shown(self, place: law.Place, day: date, words: str) -> Candidate:
        above = law.place(place.parent).name(day) if place.parent else None
        return Candidate(place.code, place.name(day), above, exact=place.code == words)


def _names(place: law.Place, day: date) -> tuple[str, ...]:
    name = place.name(day)
    return name.en.casefold(), name.ru.casefold(), name.ky.casefold()


class Listed:
    """The grounds of a list of the law pack, those in force on the day."""

    few = True

    def __init__(self, name: str) -> None:
        self.name = name.removeprefix("procedure.")

    def find(self, words: str, asking: Asking) -> Sequence[Candidate]:
        return [Candidate(ground.code, ground.title) for ground in law.grounds(self.name, today(asking))]

    def named(self, value: str, asking: Asking) -> Candidate | None:
        return next((candidate for candidate in self.find("", asking) if candidate.value == value), None)


def listed(name: str) -> Source:
    return Listed(name)


LISTS.append(listed)


def today(asking: Asking) -> date:
    return asking.today or clock.local(clock.now()).date()
