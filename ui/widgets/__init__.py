"""Reusable pieces of the window. They know nothing of the journal and hold no words."""
