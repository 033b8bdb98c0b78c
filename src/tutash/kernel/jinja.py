"""What every template can say."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import get_language
from jinja2 import ChoiceLoader, Environment, PackageLoader, PrefixLoader

from tutash.kernel import clock, due, worklist
from tutash.kernel.law import Law, Rule
from tutash.kernel.navigation import places_for, public_places
from tutash.kernel.offices import office
from tutash.kernel.refusals import Refused
from tutash.kernel.text import LANGUAGES, Text

LANGUAGE_NAMES = {"ky": "Кыргызча", "ru": "Русский", "en": "English"}


def environment(**options: Any) -> Environment:
    """The templates of the house, with the components of govuk-frontend beside them."""
    components = PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")})
    options["loader"] = ChoiceLoader([options["loader"], components])
    options.setdefault("trim_blocks", True)
    options.setdefault("lstrip_blocks", True)
    options["autoescape"] = True
    env = Environment(**options)
    env.globals.update(
        T=Text,
        url=url,
        static=static,
        language=language,
        languages=LANGUAGE_NAMES,
        in_language=in_language,
        norm_of=norm_of,
        office_title=lambda post: office(post.office).title,
        office_named=lambda code: office(code).title,
        places_for=places_for,
        public_places=public_places,
        now=clock.now,
        simulation=settings.SIMULATION,
    )
    env.filters.update(
        date=due.short_date,
        long_date=due.long_date,
        moment=due.short_moment,
        last_day=lambda at: due.short_date(due.last_day(at)),
        due=due_words,
        urgency=urgency,
        stands=worklist.words_of,
        pressing=worklist.urgency_of,
    )
    return env


def url(view: str, *args: Any, **kwargs: Any) -> str:
    return reverse(view, args=args or None, kwargs=kwargs or None)


def language() -> str:
    """The code of the language in which the page is written."""
    code = (get_language() or "ru")[:2]
    return code if code in LANGUAGES else "ru"


def in_language(request: HttpRequest, code: str) -> str:
    """The address of this page in another language."""
    query = request.GET.copy()
    query["lang"] = code
    return f"?{query.urlencode()}"


def norm_of(norm: str) -> Rule | None:
    """The norm as it stands today; nothing where there is none."""
    try:
        return Law(clock.local(clock.now()).date()).norm(norm)
    except Refused:
        return None


def due_words(at: datetime, now: datetime | None = None) -> Text:
    return due.due_words(at, now or clock.now())


def urgency(at: datetime, now: datetime | None = None) -> str:
    return due.urgency(at, now or clock.now())
