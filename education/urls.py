"""Pages of organisation life beyond the ledger's own."""

from django.urls import path

from education.views import minutes, participation, roll

app_name = "education"

urlpatterns = [
    path("roll/", roll.names, name="roll"),
    path("people/<uuid:pk>/", participation.show, name="participation"),
    path("activities/<uuid:pk>/minutes/", minutes.download, name="minutes"),
]
