"""The one door out: choice > names to roles > page > bytes > file > row of the ledger.

Nothing leaves by another way. What is sealed cannot be named in a choice; what is not chosen is
never read; the bytes are made once, read back by another parser, shown, and those very bytes go.
"""
