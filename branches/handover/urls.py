"""The hand-over list."""

from django.urls import path

from branches.handover import views

urlpatterns = [
    path("<uuid:pk>/handover/", views.sheet, name="handover_sheet"),
    path("<uuid:pk>/handover/word.docx", views.word, name="handover_word"),
    path("<uuid:pk>/handover/<slug:code>/done/", views.tick, name="tick"),
    path("<uuid:pk>/handover/<slug:code>/waive/", views.waive, name="waive"),
    path("<uuid:pk>/handover/<slug:code>/reopen/", views.reopen, name="reopen_item"),
]
