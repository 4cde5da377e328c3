"""Reflections in an open vault: list, begin, save, search, delete."""

from journal.repository.headlines import Headline
from journal.repository.repository import Entry, Repository
from journal.repository.searching import Found
from journal.search import Hit

__all__ = ["Entry", "Found", "Headline", "Hit", "Repository"]
