"""One total a branch and month, kept by the transaction that approves or voids."""

WITHOUT = {
    "help": "nobody opens it: figures elsewhere are added up from it",
}
