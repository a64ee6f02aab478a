from django.apps import AppConfig


class BranchesConfig(AppConfig):
    name = "branches"
    verbose_name = "组织与人员"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # Ledgers, pickers and the post of newcomers register themselves.
        from branches import default_post, gathered_facts, ledgers, pickers  # noqa: F401
        from branches.acts import areas, listeners, pledges
        from branches.areas import panel as area_panel
        from branches.cadres import person_part
        from branches.joint import panel as joint_panel
        from branches.life import handover_items
        from branches.page import own_panels
        from branches.people import duties, notes
        from branches.pledges import panel as pledge_panel
        from branches.squads import panel as squad_panel

        own_panels.register()
        person_part.register_part()
        area_panel.register()
        pledge_panel.register()
        squad_panel.register()
        gathered_facts.register()
        handover_items.register()
        notes.register()
        duties.register()
        joint_panel.register()
        listeners.listen(areas.end_with_lives, ahead=True)
        listeners.listen(pledges.end_with_lives, ahead=True)
