"""Sentence -> cues: verbs of speech and "according to", each with its speaker and the side of its content."""
