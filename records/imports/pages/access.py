"""How an import page begins: the power to import here, and one's own batch of this ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from accounts.current import user_of
from records.guard import require
from records.models.import_batch import ImportBatch

if TYPE_CHECKING:
    from records.ledger.base import Ledger

State = ImportBatch.State
# state of a batch → page on which it goes on
PAGES = {
    State.READING: "import_preview",
    State.ASKING: "import_map",
    State.CHECKING: "import_preview",
    State.CHECKED: "import_preview",
    State.SAVING: "import_done",
    State.DONE: "import_done",
    State.UNDONE: "import_done",
    State.FAILED: "import_preview",
}


def own_batch(ledger: Ledger, request: HttpRequest, pk: UUID) -> ImportBatch:
    """Nobody sees anybody else's uploads."""
    require(request, ledger.import_power)
    mine = ImportBatch.objects.filter(ledger=ledger.slug, user=user_of(request)).select_related("job")
    batch = mine.filter(pk=pk).first()
    if batch is None:
        raise Http404("没有这批导入，或者不是您上传的。")
    return batch


def go_on(ledger: Ledger, batch: ImportBatch) -> HttpResponse:
    """To the page on which this batch goes on."""
    return redirect(ledger.url(PAGES[State(batch.state)], batch.pk))


def page(
    ledger: Ledger, request: HttpRequest, template: str, title: str, batch: ImportBatch | None = None, **context: Any
) -> HttpResponse:
    crumbs = [("工作台", "/"), (ledger.title, ledger.url("list")), ("导入", ledger.url("import")), (title, "")]
    status = context.pop("status", 200)
    shared = {
        "ledger": ledger,
        "batch": batch,
        "title": title,
        "list_url": ledger.url("list"),
        "import_url": ledger.url("import"),
        "crumbs": crumbs if batch else [*crumbs[:2], (title, "")],
        "steps": _steps(batch),
    }
    response = render(request, template, {**shared, **context}, status=status)
    response["Cache-Control"] = "no-store"
    return response


def _steps(batch: ImportBatch | None) -> list[dict[str, str]]:
    """上传 → 对应 → 预览 → 完成, with where this batch stands."""
    labels = (("上传文件", ""), ("确认对应关系", "认不出的才问"), ("预览", "还没有保存"), ("完成", "可以撤销"))
    state = State(batch.state) if batch else None
    now = {None: 0, State.READING: 0, State.ASKING: 1, State.SAVING: 3, State.DONE: 3, State.UNDONE: 3}.get(state, 2)
    return [
        {"label": label, "note": note, "state": "done" if place < now else "now" if place == now else ""}
        for place, (label, note) in enumerate(labels)
    ]
