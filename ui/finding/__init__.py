"""The one box that finds what was written, where to go and what to do."""
