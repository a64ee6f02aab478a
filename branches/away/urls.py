"""外出党员情况."""

from branches.away.views import PeopleAway

urlpatterns = PeopleAway().urls()
