from django.apps import AppConfig

from records.rooms import open_rooms


class WelfareConfig(AppConfig):
    name = "welfare"
    verbose_name = "服务保障"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        open_rooms("welfare")
