from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class RecordsConfig(AppConfig):
    name = "records"
    verbose_name = "记录与台账"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Declarations that nobody imports by themselves: ``<app>/numbers.py`` and ``<app>/handlers.py`` (jobs)."""
        autodiscover_modules("numbers", "handlers")
