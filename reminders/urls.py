"""Pages of the reminding, by subject."""

from django.urls import path

from branches.acknowledgements import unsigned_page as unsigned
from reminders.lights import branches_page as branches
from reminders.lights import duty_page as duty
from reminders.lights import matrix_page as matrix
from reminders.lights import mine_page as mine
from reminders.notices import deliveries_page as deliveries
from reminders.notices import views as notices
from reminders.rules import views as rules
from reminders.workdays import views as calendar

app_name = "reminders"

urlpatterns = [
    path("mine/", mine.mine, name="mine"),
    path("duties/<int:pk>/", duty.duty, name="duty"),
    path("duties/<int:pk>/urge/", duty.urge_duty, name="urge"),
    path("unsigned/", unsigned.unsigned, name="unsigned"),
    path("unsigned/<int:pk>/urge/", unsigned.urge_unsigned, name="urge_unsigned"),
    # lights
    path("branches/", branches.branches, name="branches"),
    path("branches/<int:pk>/", branches.branch, name="branch"),
    path("matrix/", matrix.matrix, name="matrix"),
    path("matrix/<int:pk>/<str:month>/", matrix.cell, name="cell"),
    # messages
    path("notices/", notices.notices, name="notices"),
    path("notices/read/", notices.read_all, name="read_all"),
    path("notices/preference/", notices.preference, name="preference"),
    path("notices/<int:pk>/", notices.open_notice, name="notice"),
    # administration
    path("rules/", rules.rules, name="rules"),
    path("rules/create/", rules.create, name="rule_create"),
    path("rules/<int:pk>/", rules.rule, name="rule"),
    path("rules/<int:pk>/change/", rules.change, name="rule_change"),
    path("rules/<int:pk>/end/", rules.end, name="rule_end"),
    path("calendar/", calendar.calendar, name="calendar"),
    path("calendar/<int:year>/", calendar.calendar, name="calendar_year"),
    path("calendar/<int:year>/day/", calendar.set_day, name="calendar_day"),
    path("calendar/<int:year>/import/", calendar.import_notice, name="calendar_import"),
    path("calendar/<int:year>/template/", calendar.template, name="calendar_template"),
    path("deliveries/", deliveries.deliveries, name="deliveries"),
    path("deliveries/<int:pk>/again/", deliveries.send_again, name="send_again"),
]
