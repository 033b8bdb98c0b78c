"""Issues the document of an entry: typeset on the first request, the same bytes ever after."""

from typing import NamedTuple

from tutash.kernel import clock
from tutash.kernel.acts import ACTS
from tutash.kernel.models import Entry
from tutash.registers.documents import catalogue, contents, store, typesetting
from tutash.registers.documents.models import DocumentFile
from tutash.registers.documents.refusals import NoDocument
from tutash.registers.documents.words import plain


class Issued(NamedTuple):
    pdf: bytes
    sha256: str


def document(entry: Entry, language: str) -> Issued:
    """The document of an act, in Kyrgyz or Russian. Raises `NoDocument` where the act issues none."""
    kept = DocumentFile.objects.filter(subject_id=entry.subject_id, seq=entry.seq, language=language).first()
    if kept is None:
        kept = _issue(entry, language)
    return Issued(store.read(kept.sha256), kept.sha256)


def template_of(entry: Entry) -> str:
    """The template that the act of this entry declares; none for the trace that it leaves in other chains."""
    act = ACTS.get(entry.code)
    return act.document if act and entry.main else ""


def _issue(entry: Entry, language: str) -> DocumentFile:
    template = template_of(entry)
    if not template or language not in typesetting.LANGUAGES or contents.erased(entry):
        raise NoDocument
    data = plain(contents.of(entry))
    pdf = typesetting.render(template, data, language, entry.at)
    file = store.keep(pdf, "application/pdf")
    row = DocumentFile(
        subject_id=entry.subject_id,
        seq=entry.seq,
        language=language,
        template=template,
        made_with=catalogue.digest(template),
        data=data,
        sha256=file.sha256,
        size=file.size,
        issued_at=clock.now(),
    )
    DocumentFile.objects.bulk_create([row], ignore_conflicts=True)  # of two first requests at once, one is kept
    return DocumentFile.objects.get(subject_id=entry.subject_id, seq=entry.seq, language=language)
