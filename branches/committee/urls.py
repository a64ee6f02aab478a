"""Officers of a branch."""

from django.urls import path

from branches.committee import views

urlpatterns = [
    path("<uuid:pk>/posts/designate/", views.designate, name="designate"),
    path("<uuid:pk>/posts/<int:number>/replace/", views.replace, name="replace"),
    path("<uuid:pk>/posts/<int:number>/relieve/", views.relieve, name="relieve"),
]
