from django.urls import path

from accounts.views import password, profile, session, sign_in

app_name = "accounts"

urlpatterns = [
    path("login/", sign_in.sign_in, name="login"),
    path("logout/", sign_in.sign_out, name="logout"),
    path("forgotten/", sign_in.forgotten, name="forgotten"),
    path("password/", password.change_password, name="password"),
    path("profile/", profile.profile, name="profile"),
    path("sign-out-everywhere/", profile.sign_out_everywhere, name="sign_out_everywhere"),
    path("session/", session.session, name="session"),
]
