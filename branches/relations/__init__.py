"""组织关系转接: proposed when a branch becomes a regular one, decided by the home side (system 10)."""

WITHOUT = {"demo": "no branch of the demonstration has become a regular one yet"}
