"""身份切换: under which of their posts a person acts from now on."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from accounts.current import user_of
from organisation.access import access_of
from organisation.middleware import SESSION_KEY, act_under
from records import history


@require_POST
def act_as(request: HttpRequest) -> HttpResponse:
    """Only posts in force can be chosen; the history names the change under the new post."""
    user, asked = user_of(request), request.POST.get("post", "")
    post = next((one for one in access_of(user).posts if str(one.pk) == asked), None)
    if post is None:
        raise Http404("没有这个职务，或者任职已经结束。")
    request.session[SESSION_KEY] = post.pk
    act_under(user, post.pk)
    history.note(post.person, "act_as", by=user, text=f"切换身份为：{post.title}")
    messages.success(request, f"现在以“{post.title}”的身份办理。")
    return redirect("/")
