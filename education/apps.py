"""Organisation life: what branches hold, learn and decide."""

from django.apps import AppConfig


class EducationConfig(AppConfig):
    name = "education"
    verbose_name = "政治引领与思想凝聚"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from education import branch_panel, handover, ledgers, study_hours  # noqa: F401  (registers the ledger)

        branch_panel.register()
        handover.register()
        study_hours.register()
        from education import home_figures, joint, obligations, person_part

        joint.register()
        obligations.register()
        from education.brands import branch_panel as brand_panel
        from education.brands import ledger  # noqa: F401  (registers the ledger)
        from education.brands import obligations as brand_duties

        brand_panel.register()
        brand_duties.register()
        person_part.register()
        home_figures.register()
