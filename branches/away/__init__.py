"""外出党员情况: what the home branch reads of its members in temporary branches; it changes nothing (system 10)."""
