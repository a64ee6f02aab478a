"""Roll and votes as the history tells them."""

from __future__ import annotations

from typing import Any


def children_in_words(activity: Any) -> dict[str, str]:
    """Label → text for what hangs on the activity; the texts stand on its own row."""
    return {
        "到会情况": _attendance(activity),
        "缺席人员及原因": activity.absences or "—",
        "列席人员": activity.observers or "—",
        "表决情况": activity.vote_text or "—",
    }


def _attendance(activity: Any) -> str:
    text = f"应到 {activity.expected} 人，实到 {activity.present} 人"
    if activity.expected_voting is None:
        return text
    return f"{text}；有表决权的应到 {activity.expected_voting} 人，实到 {activity.present_voting} 人"
