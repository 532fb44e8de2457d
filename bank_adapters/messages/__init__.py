"""Messages of banks, in the shapes they share."""
