"""成立请示: its moves, its papers, what the hints look at."""
