"""到期事项: what one organisation owes in one period, and what fulfils it."""
