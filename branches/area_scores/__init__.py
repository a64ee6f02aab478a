"""责任区评分: self, mutual and leading scores of a quarter (system 14)."""
