"""Tokens -> noun phrases: who may speak or be spoken to, how far the phrase goes, whose name it holds."""
