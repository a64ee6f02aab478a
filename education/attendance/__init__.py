"""Who had to be there, who was: roll call and attendance."""
