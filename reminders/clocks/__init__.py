"""What starts clocks and fulfils rules, for each subject that branches/ knows."""
