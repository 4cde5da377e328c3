"""The sections of the settings: one file each, listed in ``listing.py`` in the order shown."""
