"""党小组: party groups inside a branch, formed, renamed, led, dissolved (BR-18, system 10)."""
