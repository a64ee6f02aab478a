"""What every answer passes through on its way out."""
