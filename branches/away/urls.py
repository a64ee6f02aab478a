"""外出党员情况."""

from django.urls import path

from branches.away import views

urlpatterns = [
    path("away/", views.people, name="away"),
    path("away/feedback.xlsx", views.workbook, name="away_workbook"),
    path("away/paper/", views.paper, name="away_paper"),
]
