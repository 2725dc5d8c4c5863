"""Cues -> indirect speech: the clause that is reported without marks, and where it ends."""
