"""The files that a client receives, one module a format."""
