"""Reminders by e-mail to residents: who is reminded of what today, and each at most once."""
