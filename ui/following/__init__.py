"""What Follow-through shows, and what can be done there; the page puts it together."""
