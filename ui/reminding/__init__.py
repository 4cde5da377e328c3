"""What is told beside the window, where it is wished: that a time has come."""
