"""What went wrong, as a program reads it (RFC 9457): type, title, norm, article, field."""

import re
from collections.abc import Iterable
from typing import Any

from django.http import JsonResponse
from django.utils.translation import get_language
from pydantic import ValidationError

from tutash.kernel.forms.complaints import text_of
from tutash.kernel.law import Law, UnknownNorm
from tutash.kernel.refusals import NotInForce, NotKnown, Refused
from tutash.kernel.text import Text

NOT_JSON = Text("The body is not JSON.", "Тело запроса не является JSON.", "Сурамдын денеси JSON эмес.")
TOO_LONG = Text("The body is too long.", "Тело запроса слишком велико.", "Сурамдын денеси өтө чоң.")
BAD_KEY = Text(
    "Idempotency-Key must be a UUID.", "Idempotency-Key должен быть UUID.", "Idempotency-Key UUID болушу керек."
)
SIGN_IN = Text("A valid token is needed.", "Нужен действующий ключ доступа.", "Күчүндөгү жетүү ачкычы керек.")
WRONG_METHOD = Text("This method is not allowed here.", "Этот метод здесь недопустим.", "Бул ыкмага жол берилбейт.")
INVALID = Text("Some fields must be put right.", "Некоторые поля нужно исправить.", "Айрым талааларды оңдоо керек.")


def problem(kind: str, status: int, title: Text, **more: Any) -> JsonResponse:
    body = {"type": f"urn:tutash:problem:{kind}", "title": title.en, "status": status, "detail": str(title), **more}
    response = JsonResponse(body, status=status, content_type="application/problem+json")
    response["Content-Language"] = get_language() or "ru"
    response["Cache-Control"] = "no-store"
    return response


def refused(refusal: Refused) -> JsonResponse:
    kind = re.sub(r"(?<!^)(?=[A-Z])", "-", type(refusal).__name__).lower()
    more = {"norm": refusal.norm, "ref": article(refusal.norm), "field": refusal.field}
    return problem(kind, refusal.status, refusal.detail, **{key: value for key, value in more.items() if value})


def article(norm: str) -> str:
    """The article of a norm as the law of today has it; empty where no source names it."""
    from tutash.kernel import clock

    if not norm:
        return ""
    try:
        return Law(clock.local(clock.now()).date()).norm(norm).ref or ""
    except (NotInForce, NotKnown, UnknownNorm):
        return ""


def invalid(error: ValidationError) -> JsonResponse:
    errors = [
        {"field": ".".join(str(part) for part in line["loc"]), "message": str(text_of(line))}
        for line in error.errors(include_url=False)[:50]
    ]
    return problem("invalid", 422, INVALID, errors=errors)


def unauthorised() -> JsonResponse:
    response = problem("unauthorised", 401, SIGN_IN)
    response["WWW-Authenticate"] = "Bearer"
    return response


def method(allowed: Iterable[str]) -> JsonResponse:
    response = problem("method", 405, WRONG_METHOD)
    response["Allow"] = ", ".join(allowed)
    return response


def bad_key() -> JsonResponse:
    return problem("bad-key", 422, BAD_KEY)
