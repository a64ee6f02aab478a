"""发文登记: who writes for whom, numbers, official papers filled from what the system knows (system 10)."""
