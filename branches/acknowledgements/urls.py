"""What I have to acknowledge, and what is still unsigned."""

from django.urls import path

from branches.acknowledgements import unsigned_page, views

urlpatterns = [
    path("unsigned/", unsigned_page.unsigned, name="unsigned"),
    path("unsigned/<int:pk>/urge/", unsigned_page.urge_unsigned, name="urge_unsigned"),
    path("duties/", views.duties, name="duties"),
    path("duties/<uuid:pk>/", views.duty, name="duty"),
]
