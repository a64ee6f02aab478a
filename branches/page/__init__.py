"""The page of a branch: its head, its buttons, its tabs, and where other apps add theirs."""
