"""联建共建: figures, the tab on the branch page, events other apps know."""
