"""Workbooks in: a declaration beside the ledger, then upload → questions → preview → confirm → undo.

    class ActivityImporter(Importer):
        fields = (
            ImportField("unit", heads=("所在党支部",), code_heads=("所在党支部编码",), picker="unit", required=True),
            ImportField("kind", heads=("会议类型",), required=True, aliases={"支部委员会": Kind.COMMITTEE_MEETING}),
            ImportField("starts_at", heads=("实际会议时间", "实际时间"), required=True),
            ImportField("host", heads=("主持人姓名",), code_heads=("主持人学工号",), picker="person",
                        text_field="host_name"),
            ImportField("present", heads=("实到人数",)),
        )
        key = ("unit", "kind", "starts_at")         # natural key: the same file twice makes no doubles
        ignored_heads = ("所在分党委", "所在分党委编码")
        fixed = {"has_roll": False}
        notes = ("时间写作 2026-03-12 14:30。",)
        constraint_texts = {"activity_present_of_expected": "实到人数不能多于应到人数"}

        @classmethod
        def complete(cls, row, user):               # what Model.save() would have set: rows are written in bulk
            row.record.held_on = timezone.localdate(row.record.starts_at)

    class Activities(Ledger):
        importer = ActivityImporter

How it behaves, so that nobody has to declare it:

- A column is known by its head (blanks, line breaks, ``*`` and explanations in brackets do not matter), also by the
  ledger's own column labels: an export can be imported again and changes nothing. Columns of our own export that are
  no import field, and 序号, are passed over. Any other unknown column is asked about. A required field without a
  column is asked for once, for the whole file (that is how the sheet of 主题党日, which has no 会议类型, gets one).
- Unknown values of choices and related records are asked once per file, with a searching select; names are compared
  exactly with records the user may choose. Nothing is guessed: two people of one name are a question too.
- An empty cell changes nothing in an existing record. ``fixed`` and ``default`` only fill new ones.
- A row is new, changed (old → new per cell), unchanged or refused; see :class:`records.imports.row.Row`.
- ``either=True`` on a related field: a code or a name alone is enough (units). ``within`` narrows what is offered.
  ``clues=("unit",), words=…``: other columns tell people of one name apart.
  ``instead=("span",)``: no column needed when that import field has one (``prepare`` works the value out;
  ``records.imports.moments.span`` reads 「2026-03-12 14:30 至 16:00」).
- ``row.changed(label, old, new)`` in ``complete`` tells of a child row that ``after_save`` will write.
- Each new record must be within ``import_power`` of its user; asked per row for the preview and set-based again
  inside the confirming transaction. Changing a record asks ``Ledger.may_edit``; an approved one goes back to review.
- Rows are written with bulk_create and bulk_update, so ``Model.save`` does not run: use ``complete``.
- ``row.values`` holds instances for related fields, aware datetimes, dates, ints, Decimals, bools, choice codes.
  Import fields that are no model fields (e.g. ``site_from``) stay in ``row.values`` for ``after_save``.
"""

from records.imports.fields import ImportField
from records.imports.importer import Importer
from records.imports.row import Problem, Row

__all__ = ["ImportField", "Importer", "Problem", "Row"]
