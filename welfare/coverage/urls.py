"""Pages of this room beyond its ledgers."""

from django.urls import path

from welfare.coverage import person_page
from welfare.coverage.views import AskCoverage

urlpatterns = [
    *AskCoverage().urls(),
    path("people/<uuid:pk>/", person_page.show, name="person"),
]
