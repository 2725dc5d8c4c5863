"""Tree -> lines of text and pictures, with an account of what is in neither."""
