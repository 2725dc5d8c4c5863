"""Quotewire: feeds in, clean articles and attributed quotations out, on Kafka topics."""

__version__ = "0.1.0"
