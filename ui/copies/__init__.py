"""Copies of the journal in the window: made after a sitting, shown, restored, opened."""
