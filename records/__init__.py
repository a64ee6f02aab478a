"""The record machinery: what every ledger shares. It knows no domain word."""
