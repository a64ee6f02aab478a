"""Pages of this room beyond its ledgers."""

from django.urls import path

from organisation.people import changes_page, own_card, phone_page

urlpatterns = [
    path("me/", own_card.card, name="own_card"),
    path("changes/", changes_page.changes_page, name="changes"),
    path("changes/list.xlsx", changes_page.workbook, name="changes_workbook"),
    path("people/<uuid:pk>/phone/", phone_page.phone, name="phone"),
]
