"""Runs a month by itself: the run, its notices, the scheduler, the watch."""
