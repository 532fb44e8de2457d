"""What people and programs look at; nothing here changes anything."""
