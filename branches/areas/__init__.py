"""责任区责任岗: what may happen to an area, when it is scored, its tab on the branch page."""
