"""参加组织生活和学时: what each member did, credited to home branch and temporary branch (systems 5, 7)."""
