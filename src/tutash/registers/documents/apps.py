from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "tutash.registers.documents"

    def ready(self) -> None:
        """Let `tutash fsck` look at the files as well."""
        from tutash.kernel.fsck import CHECKS
        from tutash.registers.documents.custody import check_documents, check_files

        CHECKS.extend(check for check in (check_files, check_documents) if check not in CHECKS)
