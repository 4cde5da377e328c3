"""What the page of one reflection is made of beside its steps: its sitting, its menu, its end."""
