from django.apps import AppConfig

from records.rooms import open_rooms


class OrganisationConfig(AppConfig):
    name = "organisation"
    verbose_name = "组织与人员"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from organisation import pickers  # noqa: F401 - people and units may be chosen everywhere

        open_rooms("organisation")
