"""Joint building."""

from branches.joint.views import JointOverview

urlpatterns = JointOverview().urls()
