"""Clients of our own: topics, producer, readers, registry, lease."""
