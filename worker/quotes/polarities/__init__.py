"""Polarity, language by language: nothing but words."""
