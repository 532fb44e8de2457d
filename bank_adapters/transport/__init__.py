"""Moving bytes to and from a bank: one interface, one file per way of doing it."""
