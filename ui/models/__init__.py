"""List models over immutable rows: no I/O, nothing decrypted in ``data``."""
