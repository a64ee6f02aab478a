"""Columns that the ledgers about party-affairs officers share."""

from __future__ import annotations

from records.ledger import Column

NAME = Column("person__name", label="姓名", link=True)
NUMBER = Column("person__staff_number", label="工号")
UNIT = Column("unit", label="所属党组织")
SIGNED = ("负责人（签名）", "填表人（签名）")
