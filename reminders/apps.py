from django.apps import AppConfig

from records.rooms import open_rooms


class RemindersConfig(AppConfig):
    name = "reminders"
    verbose_name = "提醒与督办"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        open_rooms("reminders")
