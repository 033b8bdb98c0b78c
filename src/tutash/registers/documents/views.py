"""A document as a PDF for whoever may see its subject; for anybody who holds one, whether it is in the register."""

from uuid import UUID

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from tutash.kernel import access
from tutash.kernel.acts import ACTS
from tutash.kernel.api import answering
from tutash.kernel.models import Entry, Leaf, Page, Post, Unit
from tutash.kernel.refusals import NotFound
from tutash.kernel.web import page, post_of
from tutash.registers.documents import issue
from tutash.registers.documents.marks import entry_of
from tutash.registers.documents.models import DocumentFile
from tutash.registers.documents.store import clean_name


@require_safe
def document(request: HttpRequest, subject_id: UUID, seq: int, language: str) -> HttpResponse:
    """The PDF, by the session of a person or the token of a program."""
    known = _by_token if "Authorization" in request.headers else _by_session
    return known(request, subject_id=subject_id, seq=seq, language=language)


@page
def _by_session(request: HttpRequest, subject_id: UUID, seq: int, language: str) -> HttpResponse:
    post = post_of(request)
    assert post is not None  # `page` has asked
    return _pdf(post, subject_id, seq, language)


@answering
def _by_token(request: HttpRequest, post: Post, subject_id: UUID, seq: int, language: str) -> HttpResponse:
    with transaction.atomic():
        return _pdf(post, subject_id, seq, language)


def _pdf(post: Post, subject_id: UUID, seq: int, language: str) -> HttpResponse:
    """Who looked is written before the answer leaves, in the same transaction."""
    subject = access.find(post, subject_id)
    access.look(post, subject.pk, f"document {seq} {language}")
    entry = Entry.objects.filter(subject_id=subject.pk, seq=seq).first()
    if entry is None:
        raise NotFound
    issued = issue.document(entry, language)
    number = (subject.number or str(subject.pk)).replace("/", "-")
    return served(issued.pdf, "application/pdf", f"{number}-{seq}-{language}.pdf")


def served(contents: bytes, kind: str, name: str) -> HttpResponse:
    """A file as an answer that no browser runs and no cache keeps."""
    response = HttpResponse(contents, content_type=kind)
    response["Content-Disposition"] = content_disposition_header(True, clean_name(name)) or "attachment"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "no-store, private"
    return response


@require_safe
def verify(request: HttpRequest, mark: str) -> HttpResponse:
    """Whether the entry that a document names is in the register: nothing that its holder does not hold already."""
    entry = entry_of(mark)
    if entry is None:
        return render(request, "documents/unknown.html", status=404)
    leaf = Leaf.objects.filter(subject_id=entry.subject_id, seq=entry.seq).first()
    context = {
        "entry": entry,
        "title": ACTS[entry.code].title,
        "unit": Unit.objects.get(pk=entry.unit).name,
        "hash": bytes(entry.hash).hex(),
        "sealed": Page.objects.filter(number=leaf.page).first() if leaf else None,
        "files": DocumentFile.objects.filter(subject_id=entry.subject_id, seq=entry.seq).order_by("language"),
    }
    return render(request, "documents/verify.html", context)
