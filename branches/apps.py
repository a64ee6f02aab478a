from django.apps import AppConfig


class BranchesConfig(AppConfig):
    name = "branches"
    verbose_name = "组织与人员"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # Ledgers, pickers and the post of newcomers register themselves.
        from branches import ledgers  # noqa: F401
        from branches.areas import acts as areas
        from branches.areas import panels as area_panel
        from branches.cadres import panels as person_part
        from branches.handover import own_items as handover_items
        from branches.joint import panels as joint_panel
        from branches.page import own_panels
        from branches.page import person_duties as duties
        from branches.performance import panels as notes
        from branches.pledges import acts as pledges
        from branches.pledges import panels as pledge_panel
        from branches.secrecy import gathered_facts  # noqa: F401
        from branches.squads import panels as squad_panel
        from organisation import changes as listeners
        from organisation import pickers  # noqa: F401
        from organisation.posts import default_post  # noqa: F401

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
