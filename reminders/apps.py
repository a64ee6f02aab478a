from django.apps import AppConfig


class RemindersConfig(AppConfig):
    name = "reminders"
    verbose_name = "提醒与督办"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from reminders import (  # noqa: F401 - declare ledgers and settings
            area_duties,
            branch_ends,
            branch_events,
            branch_life,
            branch_lights,
            cadres,
            duty_clock,
            goals,
            joint_events,
            ledgers,
            left_duties,
            numbers,
            pledge_duties,
            project_lights,
            squad_events,
            trainings,
        )

        area_duties.register()
        pledge_duties.register()
        branch_events.register()
        branch_life.register()
        branch_lights.register()
        cadres.register()
        goals.register()
        trainings.register()
        duty_clock.register()
        squad_events.register()
        branch_ends.register()
        joint_events.register()
        project_lights.register()
        left_duties.register()
