"""Pure work in processes that can be timed out, killed and replaced."""
