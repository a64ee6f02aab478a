"""工作规范: published in versions, with a duty list for each post (system 11)."""
