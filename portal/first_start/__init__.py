"""首次启用: an empty house becomes the house of an institute, once, in the browser or from a file."""
