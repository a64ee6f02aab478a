"""The regulations that clauses are quoted from, by their full names."""

BRANCH_REGULATION = "《中国共产党支部工作条例（试行）》"
