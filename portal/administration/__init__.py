"""系统管理: accounts, appointments above the branches, organisations, numbers, and the trail for the auditor."""
