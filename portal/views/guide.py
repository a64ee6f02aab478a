"""The handbook: one page a menu group, in plain words."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import TemplateDoesNotExist
from django.template.loader import get_template

PAGES = (
    ("start", "开始使用"),
    ("founding", "成立临时党支部"),
    ("members", "名册和人员"),
    ("duties", "工作规范和岗位职责"),
    ("activities", "登记组织生活"),
    ("areas", "责任区责任岗和承诺"),
    ("squads", "党员突击队"),
    ("brands", "一项目一品牌"),
    ("joint", "联建共建"),
    ("ledgers", "台账、导入和导出"),
    ("cadres", "党务人才队伍"),
    ("reminders", "提醒和红黄绿灯"),
    ("supervision", "监督检查和整改"),
    ("welfare", "五必问五必做和需求"),
    ("roles", "身份和权限"),
    ("administration", "系统管理"),
    ("safety", "保密和安全"),
)


def contents(request: HttpRequest) -> HttpResponse:
    context = {"pages": PAGES, "crumbs": [("工作台", "/"), ("操作手册", "")]}
    return render(request, "portal/help/contents.html", context)


def page(request: HttpRequest, page: str) -> HttpResponse:
    title = dict(PAGES).get(page)
    if title is None:
        raise Http404("没有这一页手册。")
    try:
        get_template(f"portal/help/{page}.html")
    except TemplateDoesNotExist:
        raise Http404("这一页手册还没有写好。") from None
    context = {
        "pages": PAGES,
        "page": page,
        "title": title,
        "crumbs": [("工作台", "/"), ("操作手册", "/help/"), (title, "")],
    }
    return render(request, f"portal/help/{page}.html", context)
