"""The language coach: patterns as data, text in, marks out.

It reads what it is given and remembers nothing; it counts nothing and grades nothing. It knows no
reflection, no storage and no screen. What is said about a mark stands in the language's file.
"""

from journal.coach.lists import Category, Found, Lists, Place, find_lists, load_lists
from journal.coach.look import Mark, look

__all__ = ["Category", "Found", "Lists", "Mark", "Place", "find_lists", "load_lists", "look"]
