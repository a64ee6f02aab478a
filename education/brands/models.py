"""文化建设卡: team name, motto, song, call sign and what they mean. One is in use, the earlier ones are kept."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils import timezone

from organisation.permissions.base import PermissionRule
from organisation.permissions.reserved import DRAFTED
from organisation.units.models import InUnit, Unit
from records.files import attachments
from records.models.record import ReviewedRecord
from records.workflow import REVIEW, Workflow


class BrandCard(InUnit, ReviewedRecord):
    """Approved by the unit before anybody else sees it (SE-04) and not changed afterwards: a new look is a new card."""

    STANDING_COLOURS: ClassVar = {"现用": "green", "往期": "gray", "未发布": "blue"}
    workflow: ClassVar[Workflow | None] = Workflow(REVIEW.moves, editable=("draft", "returned"), waiting=REVIEW.waiting)
    permissions: ClassVar[PermissionRule] = DRAFTED

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="党支部")
    team_name = models.CharField("队名", max_length=40)
    motto = models.CharField("队训", max_length=60)
    song = models.CharField("队歌", max_length=60, blank=True)
    lyrics = models.TextField("歌词", max_length=2000, blank=True)
    call_sign = models.CharField("队号", max_length=40, blank=True)
    brand_name = models.CharField("品牌名称", max_length=60)
    meaning = models.TextField("释义", max_length=1000)
    designer = models.CharField("设计人", max_length=60, blank=True)
    used_since = models.DateField("启用日期", default=timezone.localdate)
    replaced_on = models.DateField("停用日期", null=True, editable=False)
    reviewer_name = models.CharField("审查人", max_length=50, blank=True, editable=False)
    files_text = models.CharField("图片", max_length=60, blank=True, editable=False)
    # The branch whose card in use this is: the database allows one.
    current_of = models.OneToOneField(
        Unit, models.PROTECT, null=True, editable=False, related_name="brand_card", verbose_name="现用于"
    )

    class Meta:
        verbose_name = "品牌卡"
        indexes = [
            models.Index(fields=["-used_since", "-id"], name="brand_since"),
            models.Index(fields=["unit", "-used_since"], name="brand_unit_since"),
        ]

    def __str__(self) -> str:
        return f"{self.brand_name} · {self.team_name}"

    @property
    def standing(self) -> str:
        if self.current_of_id:
            return "现用"
        return "往期" if self.state == self.State.APPROVED else "未发布"

    def files_changed(self) -> None:
        """Say in the ledger's own column what is attached; called by records.files.attachments."""
        count = attachments.of(self).count()
        self.files_text = f"{count} 份" if count else ""
        BrandCard.objects.filter(pk=self.pk).update(files_text=self.files_text)
