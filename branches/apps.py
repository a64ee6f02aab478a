from django.apps import AppConfig


class BranchesConfig(AppConfig):
    name = "branches"
    verbose_name = "组织与人员"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from branches import (  # noqa: F401  (some register themselves)
            area_panel,
            branch_panels,
            default_post,
            gathered_facts,
            handover_items,
            joint_panel,
            ledgers,
            person_duties,
            person_notes,
            pickers,
            pledge_panel,
            squad_panel,
        )
        from branches.acts import areas, listeners, pledges
        from branches.cadres import person_part

        branch_panels.register()
        person_part.register_part()
        area_panel.register()
        pledge_panel.register()
        squad_panel.register()
        gathered_facts.register()
        handover_items.register()
        person_notes.register()
        person_duties.register()
        joint_panel.register()
        listeners.listen(areas.end_with_lives, ahead=True)
        listeners.listen(pledges.end_with_lives, ahead=True)
