"""工作规范: what may happen to a rule, duty lists as text."""
