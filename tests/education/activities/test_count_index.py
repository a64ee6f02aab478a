"""The count beside the list is read from an index that holds only what is counted."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from records.ledger.exporting import listing_for
from records.ledger.registry import ledger
from tests.cast import Cast


def test_the_count_asks_exactly_what_the_index_holds(cast: Cast):
    """A condition spelled otherwise would leave the index aside without anybody noticing."""
    with CaptureQueriesContext(connection) as asked:
        _ = listing_for(ledger("activities"), cast.gaoyumei.user, "", action="view").total
    count = next(query["sql"] for query in asked if "COUNT(*)" in query["sql"])
    assert 'NOT ("education_activity"."state" = \'draft\')' in count.replace("= draft", "= 'draft'")
    assert '"education_activity"."voided_at" IS NULL' in count
    with connection.cursor() as cursor:
        indexes = connection.introspection.get_constraints(cursor, "education_activity")
    assert indexes["activity_shown"]["columns"] == ["unit_id"]
