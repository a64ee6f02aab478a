"""Members and groups of a branch."""

from django.urls import path

from branches.roster import views

urlpatterns = [
    path("<uuid:pk>/members/add/", views.add, name="add_member"),
    path("<uuid:pk>/members/take-part/", views.add_participant, name="add_participant"),
    path("<uuid:pk>/members/transfer/", views.transfer, name="transfer"),
    path("<uuid:pk>/members/<int:number>/leave/", views.leave, name="leave"),
    path("<uuid:pk>/members/<int:number>/group/", views.regroup, name="regroup"),
    path("<uuid:pk>/groups/add/", views.add_group, name="add_group"),
    path("<uuid:pk>/groups/<int:number>/rename/", views.rename, name="rename_group"),
    path("<uuid:pk>/groups/<int:number>/end/", views.end_group, name="end_group"),
    path("<uuid:pk>/groups/<int:number>/leader/", views.lead, name="lead"),
]
