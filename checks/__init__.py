"""`make check`: what a machine can say about the code without running the portal."""
