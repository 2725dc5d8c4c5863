"""Page bytes -> tree: decoding, parsing within bounds, and where in it the running text lies."""
