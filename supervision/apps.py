from django.apps import AppConfig

from records.rooms import open_rooms


class SupervisionConfig(AppConfig):
    name = "supervision"
    verbose_name = "监督管控"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        open_rooms("supervision")
