from django.apps import AppConfig


class RemindersConfig(AppConfig):
    name = "reminders"
    verbose_name = "提醒与督办"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # Ledgers and settings declare themselves.
        from branches.acknowledgements import duties
        from branches.areas import duties as areas
        from branches.cadres import duties as cadres
        from branches.handover import burning as left
        from branches.joint import duties as joint
        from branches.life import duties as branches
        from branches.life import notices as branch_ends  # noqa: F401
        from branches.page import lights as branch_lights  # noqa: F401
        from branches.pledges import duties as pledges
        from branches.projects import panels as project_lights  # noqa: F401
        from branches.squads import duties as squads
        from branches.training import duties as trainings
        from branches.training import goal_rules as goals
        from reminders import numbers  # noqa: F401
        from reminders.obligations import at_once as branch_life  # noqa: F401
        from reminders.relief import ledger as ledgers  # noqa: F401

        areas.register()
        pledges.register()
        branches.register()
        branch_life.register()
        branch_lights.register()
        cadres.register()
        goals.register()
        trainings.register()
        duties.register()
        squads.register()
        branch_ends.register()
        joint.register()
        project_lights.register()
        left.register()
