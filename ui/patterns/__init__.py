"""The cards of Patterns: each the same as a drawing, in words and as a table."""
