from django.apps import AppConfig

from records.rooms import open_rooms


class BranchesConfig(AppConfig):
    name = "branches"
    verbose_name = "临时党支部"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        open_rooms("branches")
