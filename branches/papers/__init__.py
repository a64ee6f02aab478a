"""发文: who writes for whom, official papers filled from what the system knows."""
