"""Pages of organisation life beyond the ledger's own."""

from django.urls import path

from education.activities import views as minutes
from education.attendance import views as roll
from education.participation import views as participation

app_name = "education"

urlpatterns = [
    path("roll/", roll.names, name="roll"),
    path("people/<uuid:pk>/", participation.show, name="participation"),
    path("activities/<uuid:pk>/minutes/", minutes.download, name="minutes"),
]
