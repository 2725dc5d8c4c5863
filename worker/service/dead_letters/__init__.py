"""Dead letters, read and put back."""
