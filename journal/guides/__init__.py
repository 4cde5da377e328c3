"""Guides are data: parts, stages and prompts, read from TOML files that a person can write."""
