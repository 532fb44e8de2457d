"""XML schemas of the banks' messages, read as package resources (see README.md beside this)."""
