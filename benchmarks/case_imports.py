"""P7: a workbook of activities, read, checked, previewed and saved; against django-import-export as it comes.

Every round is rolled back, so each begins with the same data and other cases do not see it.
"""

import io
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.utils import timezone
from openpyxl import Workbook

from benchmarks.case import Case, Goal

COMPARED, LARGE = 1_000, 50_000
BRANCHES = 20
HEADS = (
    "所在党支部", "会议类型", "会议名称", "会议议题", "实际会议时间", "会议地点", "主持人姓名", "记录人姓名",
    "应到人数", "实到人数", "请假人数", "列席人员", "会议内容", "会议决议", "备注",
)  # fmt: skip
KINDS = ("支部党员大会", "支委会", "主题党日", "专题学习")


class Upload:
    """A workbook of so many rows; made before the clock in the measured process."""

    def __init__(self, rows: int) -> None:
        self.rows, self.content = rows, b""

    def ready(self) -> None:
        book = Workbook(write_only=True)
        page = book.create_sheet()
        page.append(HEADS)
        began = timezone.make_naive(timezone.now()) - timedelta(days=300)
        for number in range(self.rows):
            page.append(_row(number, began + timedelta(minutes=number // BRANCHES)))
        out = io.BytesIO()
        book.save(out)
        self.content = out.getvalue()

    def ours(self) -> int:
        return self._round(self._ours)

    def usual(self) -> int:
        return self._round(self._usual)

    def _round(self, work: Callable[[object], int]) -> int:
        with transaction.atomic():
            done = work(_world())
            transaction.set_rollback(True)
        return done

    def _ours(self, user) -> int:
        from records.imports import flow, spool
        from records.imports.saving import save
        from records.ledger.registry import ledger

        activities = ledger("activities")
        batch = flow.receive(activities, SimpleUploadedFile("会议.xlsx", self.content), by=user)
        try:
            flow.advance(activities, batch, user)
            assert (batch.state, batch.new_count) == ("checked", self.rows), (batch.state, batch.refused_count)
            save(activities, batch, by=user)
        finally:
            spool.discard(batch)
        return batch.new_count

    def _usual(self, user) -> int:
        from import_export.formats.base_formats import XLSX

        resource, dataset = _usual_resource(user)(), XLSX().create_dataset(self.content)
        for dry_run in (True, False):
            result = resource.import_data(dataset, dry_run=dry_run, use_transactions=True)
            assert not result.has_errors() and not result.has_validation_errors(), result.invalid_rows[:1]
        return result.totals["new"]


def _row(number: int, at: datetime) -> list[object]:
    return [
        f"试验支部{number % BRANCHES}", KINDS[number % 4], f"会议{number}", f"研究第 {number} 项工作",
        f"{at:%Y/%m/%d  %H:%M}", "一号营地会议室", f"主持{number % BRANCHES}", f"主持{number % BRANCHES}",
        12, 11, 1, "无", "传达学习，研究部署。" * 6, "同意", "",
    ]  # fmt: skip


def _world():
    """Branches with one person each, and the secretary of the unit above who may log for all of them."""
    from accounts.models.user import User
    from organisation.memberships.models import TemporaryMembership
    from organisation.people.models import Person
    from organisation.posts.acts import open_post
    from organisation.powers import POWERS, Power, Role
    from organisation.units.acts import create_unit
    from organisation.units.models import Unit

    born = timezone.localdate() - timedelta(days=400)
    role = next(role for role in (Role.SECRETARY, Role.COMMITTEE_MEMBER) if Power.LOG in POWERS[role])
    top = create_unit(name="试验院党委", code="BENCH-TOP", kind=Unit.Kind.INSTITUTE, parent=None, by=None)
    user = User.objects.create_user("bench-importer", "Bench-2026-import", name="导入人")
    boss = Person.objects.create(name="导入人", user=user)
    open_post(person=boss, role=role, unit=top, by=None, starts_on=born)
    for number in range(BRANCHES):
        unit = create_unit(
            name=f"试验支部{number}",
            code=f"BENCH-{number}",
            kind=Unit.Kind.BRANCH,
            parent=top,
            by=None,
            founded_on=born,
        )
        person = Person.objects.create(name=f"主持{number}")
        TemporaryMembership.objects.create(person=person, unit=unit, starts_on=born)
    return User.objects.get(pk=user.pk)


def _usual_resource(user):
    """A ModelResource with its defaults, and the checks that an import needs: fields, key, model, right."""
    from django.core.exceptions import ValidationError
    from import_export import fields, resources, widgets

    from education.activities.kinds import Kind
    from education.activities.models import Activity
    from organisation.people.models import Person
    from organisation.units.models import Unit

    class KindWidget(widgets.Widget):
        def clean(self, value, row=None, **kwargs):
            return next(code for code, label in Kind.choices if label == value)

    class MomentWidget(widgets.Widget):
        def clean(self, value, row=None, **kwargs):
            return timezone.make_aware(datetime.strptime(value, "%Y/%m/%d  %H:%M"))  # noqa: DTZ007

    def of(attribute, head, widget=None):
        return fields.Field(attribute=attribute, column_name=head, widget=widget)

    class Usual(resources.ModelResource):
        unit = of("unit", HEADS[0], widgets.ForeignKeyWidget(Unit, "short_name"))
        kind = of("kind", HEADS[1], KindWidget())
        name = of("name", HEADS[2])
        theme = of("theme", HEADS[3])
        starts_at = of("starts_at", HEADS[4], MomentWidget())
        place = of("place", HEADS[5])
        host = of("host", HEADS[6], widgets.ForeignKeyWidget(Person, "name"))
        recorder = of("recorder", HEADS[7], widgets.ForeignKeyWidget(Person, "name"))
        expected = of("expected", HEADS[8], widgets.IntegerWidget())
        present = of("present", HEADS[9], widgets.IntegerWidget())
        leave_count = of("leave_count", HEADS[10], widgets.IntegerWidget())
        guests = of("guests", HEADS[11])
        content = of("content", HEADS[12])
        resolutions = of("resolutions", HEADS[13])

        class Meta:
            model = Activity
            fields = (
                "unit", "kind", "name", "theme", "starts_at", "place", "host", "recorder", "expected", "present",
                "leave_count", "guests", "content", "resolutions",
            )  # fmt: skip
            import_id_fields = ("unit", "kind", "starts_at", "theme")
            clean_model_instances = True
            skip_unchanged = True

        def import_instance(self, instance, row, **kwargs):
            super().import_instance(instance, row, **kwargs)
            instance.has_roll, instance.author = False, user
            instance.derive()
            if not user.has_perm("log", instance):
                raise ValidationError("不在权限范围内")

    return Usual


def cases() -> Iterator[Case]:
    compared, large = Upload(COMPARED), Upload(LARGE)
    yield Case(
        f"P7 import of {COMPARED} rows, against the defaults", compared.ours, compared.usual, user="institute",
        prepare=compared.ready, repeat=2, by_cpu=True, goals=(Goal("ratio", "≥", 5),),
    )  # fmt: skip
    yield Case(
        f"P7 import of {LARGE} rows", large.ours, user="institute", prepare=large.ready, repeat=1,
        goals=(Goal("peak_rss_mb", "≤", 300),),
    )  # fmt: skip
