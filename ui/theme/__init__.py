"""Tokens become one stylesheet, one palette, fonts and icons."""
