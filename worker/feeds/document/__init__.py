"""Feed bytes -> Feed: formats, repairs, bounds. Nothing is known here of when it is asked for."""
