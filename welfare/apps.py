"""Welfare: what people are asked, what they need, what is done for them."""

from django.apps import AppConfig


class WelfareConfig(AppConfig):
    name = "welfare"
    verbose_name = "服务保障"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from branches import pickers as known  # noqa: F401  (the forms name "unit" and "person")
        from records import pickers
        from records.pickers import Picker
        from welfare.models import Need

        pickers.register(
            Picker(
                "need",
                Need,
                search=("number", "description"),
                label=lambda need: f"{need.number} {need.description}",
                ordering=("-raised_on", "pk"),
            )
        )
        from branches.acts.listeners import listen_to_ends, listen_to_merges
        from welfare import branch_panel, handover, ledgers, obligations  # noqa: F401  (registers the ledgers)
        from welfare.acts.inherit import hand_over, pass_on

        listen_to_ends(pass_on)
        listen_to_merges(hand_over)
        branch_panel.register()
        handover.register()
        obligations.register()
