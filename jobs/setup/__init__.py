"""Sets an installation up, and shows it with sample data."""
