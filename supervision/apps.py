"""Supervision: what is checked, what was found, and how it is put right."""

from django.apps import AppConfig


class SupervisionConfig(AppConfig):
    name = "supervision"
    verbose_name = "监督管控"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from organisation.parts import person_parts
        from records import pickers
        from records.pickers import Picker
        from supervision import ledgers  # noqa: F401  (registers the ledgers)
        from supervision.check_lists.models import CheckList
        from supervision.findings import duties as obligations
        from supervision.findings import handover
        from supervision.findings import panels as branch_panel  # noqa: F401  (registers the ledgers)
        from supervision.findings.people import findings_of

        pickers.register(Picker("check_list", CheckList, search=("title", "code"), ordering=("title", "pk")))
        branch_panel.register()
        handover.register()
        person_parts.register("supervision/findings/_person.html", findings_of)
        obligations.register()
