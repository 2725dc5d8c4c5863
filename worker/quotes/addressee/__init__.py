"""Cue -> whom it was said to, and where."""
