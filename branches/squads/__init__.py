"""党员突击队: moves, members, the tab on the branch page."""
