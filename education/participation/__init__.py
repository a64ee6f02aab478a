"""What each member did: hours, attendance, credited to home branch and temporary branch."""
