"""The command line: parses, calls one job, prints, and maps what happened to an exit code."""
