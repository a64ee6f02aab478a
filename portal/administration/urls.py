"""Pages of administrators and of the auditor."""

from django.urls import path

from portal.administration.views import accounts, branch_accounts, house, numbers, trail, tree_acts, units

app_name = "administration"

urlpatterns = [
    path("accounts/", accounts.people, name="accounts"),
    path("accounts/<uuid:pk>/", accounts.person, name="person"),
    path("accounts/<uuid:pk>/open/", accounts.open_account, name="open_account"),
    path("accounts/<uuid:pk>/<slug:act>/", accounts.change_account, name="change_account"),
    path("accounts/<uuid:pk>/posts/open/", accounts.appoint, name="appoint"),
    path("accounts/<uuid:pk>/posts/<int:number>/end/", accounts.relieve, name="relieve"),
    path("units/", units.units, name="units"),
    path("units/new/", units.create, name="create_unit"),
    path("units/<int:pk>/", units.unit, name="unit"),
    path("units/<int:pk>/posts/", units.appoint, name="appoint_in_unit"),
    path("units/<int:pk>/accounts/", branch_accounts.open_accounts, name="branch_accounts"),
    path("units/<int:pk>/word/", units.paper_word, name="paper_word"),
    path("units/<int:pk>/move/", tree_acts.move, name="move_unit"),
    path("units/<int:pk>/merge/", tree_acts.merge, name="merge_unit"),
    path("units/<int:pk>/end/", tree_acts.end, name="end_unit"),
    path("identity/", house.identity, name="identity"),
    path("sending/", house.sending, name="sending"),
    path("settings/", numbers.numbers, name="settings"),
    path("settings/<str:code>/", numbers.change, name="setting"),
    path("trail/", trail.trail, name="trail"),
]
