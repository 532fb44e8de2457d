"""What banks send: fetched, read, settled."""
