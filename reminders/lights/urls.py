"""Pages of this room beyond its ledgers."""

from django.urls import path

from reminders.lights import branches_page, duty_page, matrix_page, mine_page, urge_page

urlpatterns = [
    path("mine/", mine_page.mine, name="mine"),
    path("duties/<int:pk>/", duty_page.duty, name="duty"),
    path("duties/<int:pk>/urge/", duty_page.urge_duty, name="urge"),
    path("urge/", urge_page.urge_branches, name="urge_branches"),
    *branches_page.Lights().urls(),
    path("branches/<int:pk>/", branches_page.branch, name="branch"),
    *matrix_page.Matrix().urls(),
    path("matrix/<int:pk>/<str:month>/", matrix_page.cell, name="cell"),
]
