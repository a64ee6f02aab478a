"""五必问: what people are asked, a whole branch on one page (system 25)."""
