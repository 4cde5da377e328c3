"""The window. Imports the journal; the journal never imports it."""
