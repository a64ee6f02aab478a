"""What a temporary branch may not do (BR-12), and the permits that exempt from it."""
