"""A squad and its milestones."""

from django.urls import path

from branches.squads import views

urlpatterns = [
    path("squads/<uuid:pk>/finish/", views.finish, name="squad_finish"),
    path("squads/<uuid:pk>/flag/", views.flag, name="squad_flag"),
    path("squads/<uuid:pk>/oath/", views.oath, name="squad_oath"),
    path("squads/<uuid:pk>/award/", views.award, name="squad_award"),
    path("milestones/<uuid:pk>/done/", views.milestone_done, name="milestone_done"),
]
