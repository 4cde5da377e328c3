"""What stands in the middle of a reflection: one page of prompts, and an editor for each type."""
