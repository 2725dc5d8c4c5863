"""Hypothesis without a clock: `--hypothesis-profile=long` searches longer."""

from hypothesis import settings

settings.register_profile("articles", deadline=None)
settings.register_profile("long", deadline=None, max_examples=2_000)
settings.load_profile("articles")
