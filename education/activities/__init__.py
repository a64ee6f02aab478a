"""组织生活 (systems 3, 4, 6, 7): activities with record form, minutes and sheet."""
