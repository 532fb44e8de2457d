"""Pages of residents: each function parses, calls one job or view, and returns what is shown."""
