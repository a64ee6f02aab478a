"""Organisation life: what branches hold, learn and decide."""

from django.apps import AppConfig


class EducationConfig(AppConfig):
    name = "education"
    verbose_name = "政治引领与思想凝聚"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from education.activities import handover
        from education.activities import ledger as ledgers
        from education.activities import panels as branch_panel  # noqa: F401  (registers the ledger)
        from education.participation import study_hours  # noqa: F401  (registers the ledger)

        branch_panel.register()
        handover.register()
        study_hours.register()
        from education.activities import duties as obligations
        from education.activities import joint
        from education.participation import home_figures
        from education.participation import panels as person_part

        joint.register()
        obligations.register()
        from education.brands import duties as brand_duties
        from education.brands import ledger  # noqa: F401  (registers the ledger)
        from education.brands import panels as brand_panel

        brand_panel.register()
        brand_duties.register()
        person_part.register()
        home_figures.register()
