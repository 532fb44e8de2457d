"""Proves, restores and forgets what was done."""
