from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class DocumentsConfig(AppConfig):
    name = "tutash.registers.documents"

    def ready(self) -> None:
        """Find what each app tells documents; an act without its paper does not start the server."""
        from tutash.kernel.fsck import CHECKS
        from tutash.registers.documents.catalogue import check
        from tutash.registers.documents.custody import check_documents, check_files

        autodiscover_modules("papers")
        check()
        CHECKS.extend(each for each in (check_files, check_documents) if each not in CHECKS)
