from django.apps import AppConfig


class RemindersConfig(AppConfig):
    name = "reminders"
    verbose_name = "提醒与督办"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # Ledgers and settings declare themselves.
        from reminders import branch_ends, branch_life, branch_lights, ledgers, numbers, project_lights  # noqa: F401
        from reminders.clocks import areas, branches, cadres, duties, goals, joint, left, pledges, squads, trainings

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
