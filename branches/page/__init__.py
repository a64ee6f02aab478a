"""支部页面: its head, its buttons, its tabs, and where other apps add theirs."""
