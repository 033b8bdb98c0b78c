"""What is kept of documents and files. Rows and bytes are written once and never changed (triggers)."""

from __future__ import annotations

from django.db import models


class StoredFile(models.Model):
    """A file, known by the hash of its bytes. Its name belongs to whoever refers to it."""

    sha256 = models.CharField(max_length=64, primary_key=True)
    size = models.PositiveBigIntegerField()
    kind = models.CharField(max_length=40)  # media type, found from the contents
    stored_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.kind} {self.sha256[:12]}"


class DocumentFile(models.Model):
    """The document of an entry in one language, as it was first issued; it is never typeset anew."""

    pk = models.CompositePrimaryKey("subject_id", "seq", "language")
    subject_id = models.UUIDField()
    seq = models.PositiveIntegerField()
    language = models.CharField(max_length=2)
    template = models.CharField(max_length=100)
    made_with = models.CharField(max_length=64)  # digest of template, layout, fonts and engine
    data = models.JSONField()  # what was typeset
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    issued_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.template} of {self.subject_id}/{self.seq} ({self.language})"
