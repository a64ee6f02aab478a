"""成立请示: a unit asks, the institute replies, and the branch stands (system 10)."""
