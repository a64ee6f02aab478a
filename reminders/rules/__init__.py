"""提醒规则: what falls due when, for whom, by which clause; in versions."""
