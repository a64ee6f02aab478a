"""One total a branch and month, kept by the transaction that approves or voids."""
