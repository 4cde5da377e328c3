"""Everything about a journal that is true without a screen.

No Qt, no prompts, no sentences for the person: errors carry codes and fields, guides carry words.
"""
