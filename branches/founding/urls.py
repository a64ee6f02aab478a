"""A founding request."""

from django.urls import path

from branches.founding import views

urlpatterns = [
    path("founding/hints/", views.hints, name="hints"),
    path("founding/<uuid:pk>/reply/", views.reply, name="reply"),
    path("founding/<uuid:pk>/reply/hints/", views.reply_hints, name="reply_hints"),
    path("founding/<uuid:pk>/request.docx", views.request_paper, name="request_paper"),
    path("founding/<uuid:pk>/reply.docx", views.reply_paper, name="reply_paper"),
]
