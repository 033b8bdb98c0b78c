"""Files in forms: what is uploaded is kept here, and named by its hash."""

from collections.abc import Sequence

from tutash.kernel.forms.keeping import Upload, keeper
from tutash.kernel.forms.sources import Asking, Candidate, source
from tutash.kernel.text import Text
from tutash.registers.documents.kinds import BY_TYPE
from tutash.registers.documents.models import StoredFile
from tutash.registers.documents.store import store

RECEIVED = Text("Received: {kind}, {size} KB", "Получен: {kind}, {size} КБ", "Алынды: {kind}, {size} КБ")


@keeper
def keep(upload: Upload) -> str:
    """Take an uploaded file; refused where it is none that the register takes."""
    return store(upload, upload.name or "").sha256


@source("file")
class Files:
    """A file is sent, never looked for: who names it must have had its contents."""

    few = False

    def find(self, words: str, asking: Asking) -> Sequence[Candidate]:
        return []

    def named(self, value: str, asking: Asking) -> Candidate | None:
        file = StoredFile.objects.filter(pk=value).first()
        return Candidate(value, _received(file), value[:12]) if file else None


def _received(file: StoredFile) -> Text:
    return RECEIVED.format(kind=BY_TYPE[file.kind].name, size=-(-file.size // 1024))
