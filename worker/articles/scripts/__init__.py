"""Scripts' data -> the article that only they hold."""
