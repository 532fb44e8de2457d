"""The steps of a month, from imported files to delivered bank files."""
