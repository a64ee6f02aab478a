from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_in


class AccountsConfig(AppConfig):
    name = "accounts"
    verbose_name = "账号与安全"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from accounts.begin import begin_session

        user_logged_in.connect(begin_session, dispatch_uid="accounts.begin_session")
