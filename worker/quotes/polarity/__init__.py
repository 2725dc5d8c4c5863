"""Cue -> whether it says that something was said: negated, asked, conditional, still to come, denied."""
