"""Working through 我的待办 at speed: narrowed by kind, branch and deadline, one after the other, or many at once."""
