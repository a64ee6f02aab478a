"""The life of a branch: its moves, its steps, what happened, what is handed over at the end."""
