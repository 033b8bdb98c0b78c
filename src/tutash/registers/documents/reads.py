"""Which documents the acts on a subject have issued."""

from uuid import UUID

from django.urls import reverse
from pydantic import BaseModel

from tutash.kernel import access, ledger
from tutash.kernel.acts import ACTS
from tutash.kernel.models import Post
from tutash.kernel.queries import Asked, Words, query
from tutash.kernel.text import Text
from tutash.registers.documents.issue import template_of
from tutash.registers.documents.typesetting import LANGUAGES


class Of(Asked):
    id: UUID


class DocumentLine(BaseModel):
    seq: int
    code: str
    title: Words
    at: str
    pdf: dict[str, str]  # language -> address


class Documents(BaseModel):
    items: list[DocumentLine]


@query("subjects/{id}/documents", Text("Documents of a subject", "Документы", "Документтер"))
def documents(post: Post, asked: Of) -> Documents:
    found = access.find(post, asked.id)
    access.look(post, found.pk, "documents")
    return Documents(items=documents_of(found.pk))


def documents_of(subject_id: UUID) -> list[DocumentLine]:
    """Every document that can be had, in the order of the acts. The caller has asked whether it may be seen."""
    return [
        DocumentLine(
            seq=entry.seq,
            code=entry.code,
            title=Words(**ACTS[entry.code].title.as_json()),
            at=entry.at.isoformat(),
            pdf={each: reverse("documents:document", args=[subject_id, entry.seq, each]) for each in LANGUAGES},
        )
        for entry in ledger.chain(subject_id)
        if template_of(entry)
    ]
