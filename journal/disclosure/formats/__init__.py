"""The bytes of a page, one module for each format.

Each has ``make(page, resources) -> bytes``, which writes, and ``read_back(data) -> str``, which
reads the words with a parser that did not write them. ``journal.disclosure.rendering`` lists them.
"""
