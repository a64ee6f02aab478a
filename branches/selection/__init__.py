"""党务干部选拔: candidates of key projects, through two desks to a decision (system 17)."""
