"""Rules, obligations, lights, notices."""
