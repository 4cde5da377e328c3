"""Words for the screen: translated late, dates and numbers in the person's language."""
