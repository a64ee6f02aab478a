"""Welfare: what people are asked, what they need, what is done for them."""

from django.apps import AppConfig


class WelfareConfig(AppConfig):
    name = "welfare"
    verbose_name = "服务保障"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from organisation import pickers as known  # noqa: F401  (the forms name "unit" and "person")
        from records import pickers
        from records.pickers import Picker
        from welfare.needs.models import Need

        pickers.register(
            Picker(
                "need",
                Need,
                search=("number", "description"),
                label=lambda need: f"{need.number} {need.description}",
                ordering=("-raised_on", "pk"),
            )
        )
        from organisation.changes import listen_to_ends, listen_to_merges
        from welfare import ledgers  # noqa: F401  (registers the ledgers)
        from welfare.coverage import duties as obligations
        from welfare.coverage import panels as branch_panel  # noqa: F401  (registers the ledgers)
        from welfare.needs import handover  # noqa: F401  (registers the ledgers)
        from welfare.needs.inherit import hand_over, pass_on

        listen_to_ends(pass_on)
        listen_to_merges(hand_over)
        branch_panel.register()
        handover.register()
        obligations.register()
