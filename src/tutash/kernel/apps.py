from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class KernelConfig(AppConfig):
    name = "tutash.kernel"

    def ready(self) -> None:
        """Find the acts of every institution; a bad declaration does not start the server."""
        from tutash.kernel.declarations import check

        autodiscover_modules("acts", "reactions", "reads", "access", "sources")
        check()
