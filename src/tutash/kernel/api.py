"""The API: one endpoint for every act, one for every read."""

import json
from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import URLPattern, path, re_path
from django.views.decorators.csrf import csrf_exempt
from pydantic import BaseModel, ConfigDict, ValidationError

from tutash.kernel import access, problems
from tutash.kernel.acts import ACTS
from tutash.kernel.forms.keeping import Upload, keep
from tutash.kernel.models import Deadline, Entry, Post, Subject
from tutash.kernel.openapi import document
from tutash.kernel.pipeline import perform
from tutash.kernel.queries import QUERIES, Query
from tutash.kernel.refusals import NotFound, Refused

LONGEST_BODY = 1_000_000
View = Callable[..., HttpResponse]


class Asking(BaseModel):
    """The body of a request to perform an act."""

    model_config = ConfigDict(extra="forbid")
    subject: UUID | None = None
    fields: dict[str, Any] = {}


def answering(view: View) -> View:
    """Know the post by its token; answer refusals as problems (RFC 9457)."""

    @csrf_exempt
    def wrapped(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        scheme, _, secret = request.headers.get("Authorization", "").partition(" ")
        post = access.post_of_token(secret) if scheme == "Bearer" and secret else None
        if post is None:
            return problems.unauthorised()
        try:
            return view(request, post, **kwargs)
        except Refused as refusal:
            access.alarm(
                "api.refused", post=post, code=type(refusal).__name__, norm=refusal.norm, path=request.path[:200]
            )
            return problems.refused(refusal)
        except ValidationError as error:
            return problems.invalid(error)

    return wrapped


@answering
def act(request: HttpRequest, post: Post, code: str) -> HttpResponse:
    """Perform an act. The same Idempotency-Key again is the same act."""
    if request.method != "POST":
        return problems.method(["POST"])
    if code not in ACTS or ACTS[code].retired:
        raise NotFound
    asking = Asking.model_validate(_body(request))
    key = request.headers.get("Idempotency-Key", "")
    try:
        act_id = UUID(key) if key else None
    except ValueError:
        return problems.bad_key()
    entry = perform(ACTS[code].model_validate(asking.fields), post=post, subject_id=asking.subject, act_id=act_id)
    return JsonResponse(receipt(entry), status=201)


@answering
def file(request: HttpRequest, post: Post) -> HttpResponse:
    """Keep a file, sent as the body or as a part of a form; an act then names it by the hash that comes back."""
    if request.method != "POST":
        return problems.method(["POST"])
    return JsonResponse({"file": keep(_sent(request))}, status=201)


def receipt(entry: Entry) -> dict[str, Any]:
    """What the author of an act is told of it."""
    subject = Subject.objects.get(pk=entry.subject_id)
    running = Deadline.objects.filter(subject_id=entry.subject_id, closed_seq=None).order_by("due")
    return {
        "act": str(entry.act_id),
        "code": entry.code,
        "subject": str(entry.subject_id),
        "seq": entry.seq,
        "at": entry.at.isoformat(),
        "hash": bytes(entry.hash).hex(),
        "norm": entry.basis["norm"],
        "ref": entry.basis["ref"],
        "numbers": entry.numbers,
        "stage": subject.stage,
        "number": subject.number,
        "deadlines": {d.name: d.due.isoformat() for d in running},
    }


def _read(query: Query) -> View:
    @answering
    def view(request: HttpRequest, post: Post, **named: str) -> HttpResponse:
        if request.method not in ("GET", "HEAD"):
            return problems.method(["GET"])
        asked = query.asks.model_validate({**request.GET.dict(), **named})
        with transaction.atomic():  # who looked is written before the answer leaves, or there is no answer
            answer = query.function(post, asked)
        response = HttpResponse(answer.model_dump_json(), content_type="application/json")
        response["Cache-Control"] = "no-store"
        return response

    return view


def openapi(request: HttpRequest) -> HttpResponse:
    return JsonResponse(document())


def urlpatterns() -> list[URLPattern]:
    reads = [path("api/v1/" + _converters(query.path), _read(query)) for query in QUERIES.values()]
    return [
        path("api/openapi.json", openapi, name="openapi"),
        path("api/v1/acts/<str:code>", act, name="api-act"),
        path("api/v1/files", file, name="api-file"),
        *reads,
        re_path(r"^api/", lambda request: problems.refused(NotFound())),
    ]


def _sent(request: HttpRequest) -> Upload:
    if request.content_type == "multipart/form-data":
        return next((part for parts in request.FILES.lists() for part in parts[1]), SimpleUploadedFile("file", b""))
    body: Any = request  # read in parts, never held whole
    return UploadedFile(body, request.GET.get("name", "")[-255:].strip("./\\ ") or None)


def _converters(route: str) -> str:
    return route.replace("{", "<str:").replace("}", ">")


def _body(request: HttpRequest) -> Any:
    if len(request.body) > LONGEST_BODY:
        raise Refused(problems.TOO_LONG)
    try:
        return json.loads(request.body)
    except (ValueError, RecursionError) as error:
        raise Refused(problems.NOT_JSON) from error
