"""What Today shows: which cards, worked out apart; how they are drawn, beside it."""
