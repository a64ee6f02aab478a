"""The tree of Party organisations: made, moved, ended; choosing a unit in forms, filters and sheets."""
