"""移交清单: what has to be settled before a branch is dissolved; apps above add their items (BR-10, system 10)."""
