"""A journal without a window: check, dump, load, backup, restore. No Qt anywhere below.

Exit status: 0 all is sound, 1 problems were found or something could not be done, 2 it can't be
opened. What is found goes to the standard output, in words or as one JSON object; how far it is and
what is asked go to the standard error.
"""
