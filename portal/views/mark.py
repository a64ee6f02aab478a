"""The institute's mark, for readers who are not signed in either; only the one in use is shown."""

from django.contrib.auth.decorators import login_not_required
from django.http import FileResponse, Http404, HttpRequest

from portal.identity import mark

FOR_GOOD = "public, max-age=31536000, immutable"  # the name follows from the picture


@login_not_required
def show(request: HttpRequest, name: str) -> FileResponse:
    if not name or name != mark.present():
        raise Http404("没有这个标志。")
    try:
        picture = mark.read(name)
    except FileNotFoundError:
        raise Http404("标志的文件不在了，请重新上传。") from None
    return FileResponse(picture, content_type="image/png", headers={"Cache-Control": FOR_GOOD})
