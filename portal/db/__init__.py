"""Database engines of the embedded edition."""
