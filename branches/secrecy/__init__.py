"""内容核对: words that say too exactly where a site is, and facts that are harmless only alone (SE-03)."""
