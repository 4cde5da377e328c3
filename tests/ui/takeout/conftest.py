"""The desk of the pages before a journal is open, for pages of an open one too."""

from tests.ui.opening.conftest import lobby

__all__ = ["lobby"]
