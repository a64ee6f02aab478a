"""组织关系转接: proposed when a branch becomes a regular one, decided by the home side (system 10)."""
