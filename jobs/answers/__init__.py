"""Messages of banks: fetched, read, settled."""
