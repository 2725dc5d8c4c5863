"""What is shown instead of an article: consent walls, captchas, loaders, soft errors."""
