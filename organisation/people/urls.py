"""Pages of this room beyond its ledgers."""

from django.urls import path

from organisation.people import views

urlpatterns = [
    path("me/", views.card, name="own_card"),
    path("changes/", views.changes_page, name="changes"),
    path("changes/list.xlsx", views.workbook, name="changes_workbook"),
    path("people/<uuid:pk>/phone/", views.phone, name="phone"),
]
