"""Whether everything that was taken or issued is still there, unchanged: what `tutash fsck` asks of this register."""

import hashlib
from collections.abc import Iterator

from tutash.kernel import ledger
from tutash.kernel.models import Entry
from tutash.registers.documents import catalogue, contents, typesetting
from tutash.registers.documents.models import DocumentFile, StoredFile
from tutash.registers.documents.store import path_of
from tutash.registers.documents.words import plain

CHUNK = 1024 * 1024


def check_files() -> Iterator[str]:
    """Each kept file against its row: there, of its size, of its hash."""
    for file in StoredFile.objects.order_by("sha256").iterator(chunk_size=2000):
        if fault := _fault(file):
            yield f"documents_storedfile: file {file.sha256} {fault}"


def check_documents() -> Iterator[str]:
    """Each issued document against its entry in the ledger and its file; what can be typeset anew is compared."""
    for issued in DocumentFile.objects.order_by("subject_id", "seq", "language").iterator(chunk_size=500):
        if fault := _mismatch(issued):
            yield f"documents_documentfile: {issued.language} document {issued.subject_id}/{issued.seq} {fault}"


def _fault(file: StoredFile) -> str:
    try:
        path = path_of(file.sha256)
        with path.open("rb") as contents:
            found = hashlib.file_digest(contents, "sha256").hexdigest()
    except (FileNotFoundError, ValueError):
        return "is missing"
    if found != file.sha256:
        return "has other contents than it was stored with"
    return "" if path.stat().st_size == file.size else "is not of the size in its row"


def _mismatch(issued: DocumentFile) -> str:
    entry = Entry.objects.filter(subject_id=issued.subject_id, seq=issued.seq).first()
    if entry is None:
        return "belongs to no entry"
    file = StoredFile.objects.filter(pk=issued.sha256).first()
    if file is None or file.size != issued.size:
        return "names a file that is not kept"
    if contents.erased(entry):
        return "is still kept, though what its act said was erased"
    if not _says_the_same(issued, next(iter(ledger.with_payloads([entry])))):
        return "says something else than its entry"
    return _reprint(issued, entry)


def _says_the_same(issued: DocumentFile, entry: Entry) -> bool:
    said = {"hash": bytes(entry.hash).hex(), "at": entry.at, **contents.said(entry)}
    return bool(plain(said) == {name: issued.data.get(name) for name in said})


def _reprint(issued: DocumentFile, entry: Entry) -> str:
    """What the template, the layout or the fonts of today would do otherwise is no fault; their digest tells."""
    if issued.template not in catalogue.templates() or issued.made_with != catalogue.digest(issued.template):
        return ""
    again = typesetting.render(issued.template, issued.data, issued.language, entry.at)
    return "" if hashlib.sha256(again).hexdigest() == issued.sha256 else "is not what its data make"
