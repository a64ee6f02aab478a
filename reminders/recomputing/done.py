"""All fulfilments as one SELECT, with named parameters so that it fits into the larger statement."""

from __future__ import annotations

from reminders.obligations import circumstances, fulfilments
from reminders.obligations.fulfilments import COLUMNS, Fulfilment
from reminders.recomputing.dialect import Params, Value

NOTHING = (
    "SELECT '' AS kind_code, 0 AS unit_key, '' AS subject_ref, CAST(NULL AS date) AS credit_day, 0 AS credit,"
    " 0 AS is_late, 0 AS is_approved, '' AS record_ref WHERE 1 = 0"
)

NOTHING_TOLD = (
    "SELECT 0 AS unit_key, CAST(NULL AS boolean) AS key_project, CAST(NULL AS text) AS project_phase WHERE 1 = 0"
)


def union(codes: list[str] | None, unit_ids: list[int] | None, params: Params) -> str:
    """SELECT of COLUMNS over the fulfilments that have one of ``codes`` (None: all); values go into ``params``."""
    wanted = [
        fulfilment
        for fulfilment in fulfilments.all_fulfilments()
        if codes is None or any(fulfilment.has(code) for code in codes)
    ]
    return "\nUNION ALL\n".join(_select(fulfilment, unit_ids, params) for fulfilment in wanted) or NOTHING


def told(params: Params) -> str:
    """SELECT of what the app that keeps projects tells of organisations."""
    rows = circumstances.known()
    if rows is None:
        return NOTHING_TOLD
    sql, values = rows.order_by().values_list(*circumstances.COLUMNS).query.sql_with_params()
    return named(sql, values, params)


def _select(fulfilment: Fulfilment, unit_ids: list[int] | None, params: Params) -> str:
    rows = fulfilment.rows()
    if unit_ids is not None:
        rows = rows.filter(unit_key__in=unit_ids)
    sql, values = rows.order_by().values_list(*COLUMNS).query.sql_with_params()
    return named(sql, values, params)


def named(sql: str, values: tuple[Value, ...], params: Params) -> str:
    """Turn ``%s`` into ``%(p7)s``: the statement around it is written with names."""
    names = []
    for value in values:
        name = f"p{len(params)}"
        params[name] = value
        names.append(f"%({name})s")
    return sql.replace("%%", "%%%%") % tuple(names)
