"""The steps of a month, put together from the rooms below; what cli and web call."""
