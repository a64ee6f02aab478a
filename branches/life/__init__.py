"""临时党支部: its states from founding to archive; extended, suspended, converted, dissolved (system 10)."""

WITHOUT = {"templates": "its page is the branch page, where other rooms add their parts: branches/page"}
