"""Corrections that a person decides: void, credit, rerun, hold, resend."""
