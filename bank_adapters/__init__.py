"""Banks: their dialects as data, the messages they share, and the ways to reach them."""
