"""联建共建: partners, agreements, what was done together (system 13)."""
