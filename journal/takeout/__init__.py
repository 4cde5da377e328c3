"""The way out and back in: a whole journal as plain, documented JSON, and to be read as Markdown.

The person's own door: whole, readable by anybody, and said so before. What is for others leaves by
``journal.disclosure`` alone. docs/json.md.
"""

from journal.takeout.bringing import BroughtIn, bring_in
from journal.takeout.reading import Dump, read_dump
from journal.takeout.traces import clear_traces
from journal.takeout.writing import TakenOut, take_out

__all__ = ["BroughtIn", "Dump", "TakenOut", "bring_in", "clear_traces", "read_dump", "take_out"]
