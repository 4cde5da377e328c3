"""What the list of reflections is made of: its rows, its search, where each stands, its strip."""
