"""The words for what went otherwise, by what the person was doing."""
