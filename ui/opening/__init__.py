"""What making and opening a journal is made of: forms, passphrase, sheet, and what was found."""
