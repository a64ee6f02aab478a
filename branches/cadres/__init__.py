"""Party-affairs officers: what is counted and shown of them (五个聚焦第17项)."""
