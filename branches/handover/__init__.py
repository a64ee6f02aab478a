"""The hand-over list of a branch that ends; apps above add their items."""
