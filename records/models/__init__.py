"""Tables of the record machinery."""

from records.models.arriving import SavedForm, StagedFile
from records.models.attachment import Attachment
from records.models.history import HistoryLine, HistorySeal, Snapshot
from records.models.import_batch import ImportBatch, ImportLine
from records.models.job import Job
from records.models.record import Record, RecordQuerySet, ReviewedRecord
from records.models.sequence import Sequence
from records.models.setting import Setting

__all__ = [
    "Attachment",
    "HistoryLine",
    "HistorySeal",
    "ImportBatch",
    "ImportLine",
    "Job",
    "Record",
    "RecordQuerySet",
    "ReviewedRecord",
    "SavedForm",
    "Sequence",
    "Setting",
    "Snapshot",
    "StagedFile",
]
