"""五必问: what people are asked (system 25)."""
