"""Marked spans -> who says them, by which evidence, and how sure that is."""
