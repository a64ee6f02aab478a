"""发文登记: every outgoing paper with its number. A number once given is never given twice, not even after voiding."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from branches.founding.models import FoundingRequest
from organisation.permissions.base import PermissionRule
from organisation.permissions.by_power import ByPower
from organisation.permissions.units import OWN_UNIT, OwnUnit
from organisation.units.models import InUnit, Unit
from records.files import attachments
from records.models.record import Record


class IssuedPaper(InUnit, Record):
    """``unit`` issues it; ``about_unit`` is the organisation it speaks of, whose people may read it too."""

    class Kind(models.TextChoices):
        REQUEST = "request", "请示"
        REPLY = "reply", "批复"
        APPOINTMENT = "appointment", "任职通知"
        DISSOLUTION = "dissolution", "撤销通知"
        OTHER = "other", "其他"

    COLOURS: ClassVar = {
        "request": "blue",
        "reply": "green",
        "appointment": "purple",
        "dissolution": "orange",
        "other": "gray",
    }

    permissions: ClassVar[PermissionRule] = ByPower(OWN_UNIT, view=OWN_UNIT | OwnUnit("about_unit"))

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="发文单位")
    document_number = models.CharField("文号", max_length=60, unique=True, editable=False)
    kind = models.CharField("文种", max_length=12, choices=Kind, default=Kind.OTHER)
    title = models.CharField("标题", max_length=160)
    about_unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="papers_about", verbose_name="涉及党组织"
    )
    about = models.CharField("涉及人员", max_length=300, blank=True)
    signed_by = models.CharField("签发人", max_length=50, blank=True)
    issued_on = models.DateField("发文日期")
    remark = models.CharField("备注", max_length=200, blank=True)
    founding = models.ForeignKey(
        FoundingRequest,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="papers",
        verbose_name="请示",
    )
    scanned = models.BooleanField("有签发扫描件", default=False, editable=False)

    from_act = models.BooleanField("由业务办理编发", default=False, editable=False)  # not entered by hand

    class Meta:
        verbose_name = "发文登记"
        indexes = [
            models.Index(fields=["-issued_on", "-id"], name="paper_issued"),
            models.Index(fields=["unit", "-issued_on", "-id"], name="paper_unit_issued"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["about_unit"], condition=Q(kind="dissolution", from_act=True, voided_at__isnull=True),
                name="one_dissolution_paper",
            ),
            models.UniqueConstraint(
                fields=["founding"], condition=Q(kind="request", from_act=True, voided_at__isnull=True),
                name="one_request_paper",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.document_number} {self.title}"

    @property
    def colour(self) -> str:
        return self.COLOURS[self.kind]

    def files_changed(self) -> None:
        """Whether the signed paper came back; called by records.files.attachments."""
        self.scanned = attachments.of(self).exists()
        IssuedPaper.objects.filter(pk=self.pk).update(scanned=self.scanned)
