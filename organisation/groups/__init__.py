"""Party groups (党小组) inside a branch: formed, renamed, led, dissolved (BR-18)."""
