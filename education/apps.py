from django.apps import AppConfig

from records.rooms import open_rooms


class EducationConfig(AppConfig):
    name = "education"
    verbose_name = "政治引领与思想凝聚"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        open_rooms("education")
