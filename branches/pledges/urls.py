"""Promises of a pledge."""

from django.urls import path

from branches.pledges import views

urlpatterns = [
    path("pledges/<uuid:pk>/<int:number>/told/", views.tell, name="tell_pledge"),
    path("pledges/<uuid:pk>/<int:number>/judged/", views.judge, name="judge_pledge"),
]
