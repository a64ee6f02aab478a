"""One page with a form, for tests of what the browser keeps: kept text does not depend on any ledger."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template import engines
from django.urls import path

from portal.urls import urlpatterns as portal_urls

PAGE = """{% extends "base.html" %}{% load ui %}{% block title %}记一次谈话{% endblock %}{% block main %}
<h1>记一次谈话</h1>
{% if wrong %}<p role="alert">请填写地点。</p>{% endif %}
<form method="post" action="/talk/">{% csrf_token %}
{% if wrong %}<input type="hidden" name="form_id" value="{{ request.POST.form_id }}">{% else %}{% form_id %}{% endif %}
<label>主题 <input name="theme" value="{{ theme }}"></label><label>地点 <input name="place"></label>
<label>内容 <textarea name="content">{{ content }}</textarea></label>
<label>方式 <select name="kind"><option value="a">面谈</option><option value="b">电话</option></select></label>
<label><input type="checkbox" name="public"> 公开</label><label>口令 <input type="password" name="secret"></label>
<button>提交</button>{% form_end %}</form>{% endblock %}"""


def talk(request: HttpRequest) -> HttpResponse:
    if request.method == "POST" and request.POST["place"]:
        return HttpResponseRedirect("/talk/done/")
    values = {"wrong": request.method == "POST", "theme": request.POST.get("theme", "") or "谈心"}
    values["content"] = request.POST.get("content", "")
    return HttpResponse(engines["django"].from_string(PAGE).render(values, request))


def done(request: HttpRequest) -> HttpResponse:
    text = '{% extends "base.html" %}{% block main %}<h1>已提交</h1>{% endblock %}'
    return HttpResponse(engines["django"].from_string(text).render({}, request))


urlpatterns = [path("talk/", talk), path("talk/done/", done), *portal_urls]
