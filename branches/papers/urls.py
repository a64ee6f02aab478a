"""Papers as Word files and their numbers."""

from django.urls import path

from branches.papers import views

urlpatterns = [
    path("founding/<uuid:pk>/number/", views.number_request, name="number_request"),
    path("papers/<uuid:pk>/word.docx", views.word, name="paper_word"),
    path("<uuid:pk>/notice/", views.dissolution, name="dissolution_notice"),
]
