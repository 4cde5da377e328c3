"""Work off the interface's thread: one worker owns the vault."""
