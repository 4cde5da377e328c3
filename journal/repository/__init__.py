"""Reflections in an open vault: list, begin, save, search, delete."""

from journal.repository.headlines import Headline
from journal.repository.repository import Entry, Repository
from journal.search import Hit

__all__ = ["Entry", "Headline", "Hit", "Repository"]
