"""A believable institute for trying things out: the same every time, with days counted back from today."""
