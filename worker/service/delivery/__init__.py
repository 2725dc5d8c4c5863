"""What is done, what came of it, and how far that is committed: at least once or exactly once."""
