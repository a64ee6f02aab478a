"""Activities, lessons, study."""
