"""How one's view changed, over the sittings of a reflection."""
