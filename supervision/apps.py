"""Supervision: what is checked, what was found, and how it is put right."""

from django.apps import AppConfig


class SupervisionConfig(AppConfig):
    name = "supervision"
    verbose_name = "监督管控"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from branches.page.parts import person_parts
        from records import pickers
        from records.pickers import Picker
        from supervision import branch_panel, handover, ledgers, obligations  # noqa: F401  (registers the ledgers)
        from supervision.models import CheckList
        from supervision.people import findings_of

        pickers.register(Picker("check_list", CheckList, search=("title", "code"), ordering=("title", "pk")))
        branch_panel.register()
        handover.register()
        person_parts.register("supervision/_person_part.html", findings_of)
        obligations.register()
