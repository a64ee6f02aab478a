"""The words of the law are said once: table, developers' page, rules, settings and handbook agree."""

from __future__ import annotations

import re
from pathlib import Path

from organisation.regulations import CLAUSES, PRACTICE, quoted, where
from records import settings_store
from reminders.rules.seeds import SEEDS

BARE = re.compile(r"\b[A-Z]{2,4}-\d|五个聚焦第")
PAGE = Path("docs/rules.md").read_text(encoding="utf-8")


def _rows() -> dict[str, tuple[str, str]]:
    """Rule → (where, words), as the page has them."""
    cells = (line.strip("| ").split(" | ") for line in PAGE.splitlines() if line.startswith("| "))
    return {row[0]: (row[1], row[2]) for row in cells if len(row) == 3 and "-" in row[0] and row[0] != "rule"}


def test_the_page_for_developers_and_the_table_say_the_same() -> None:
    assert _rows() == {rule: (clause.where, clause.words) for rule, clause in CLAUSES.items()}
    assert all(f"| {rule} | {words} |" in PAGE for rule, words in PRACTICE.items())


def test_a_clause_is_named_in_words() -> None:
    assert where("MT-05") == "《支部工作条例》第十六条"
    assert where("五个聚焦第13项") == "“五个聚焦”联建共建"
    assert where("PI-04、PI-07") == "《个人信息保护法》第十九条、《网络安全法》第二十一条"
    assert where("院党委通知") == "院党委通知"
    assert quoted("MT-12") == "《中国共产党支部工作条例（试行）》第十二条：须有半数以上委员到会方可进行"


def test_no_rule_and_no_setting_rests_on_a_bare_number() -> None:
    sources = {seed.clause for seed in SEEDS} | {known.source for known in settings_store.DECLARED.values()}
    assert [source for source in sorted(sources) if BARE.search(where(source))] == []
