"""问题整改: findings to rectification, re-check and close-out (system 18)."""
