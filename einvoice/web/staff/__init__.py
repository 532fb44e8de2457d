"""Pages of the staff's room: each function parses, calls one job or view, and returns values."""
