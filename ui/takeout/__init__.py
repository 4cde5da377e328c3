"""The way out and back in, in the window: everything as plain files, said plainly before."""
