"""Party organisations, people, posts and what follows from them: rights."""
