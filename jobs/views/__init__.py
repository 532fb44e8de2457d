"""Views for people and programs; nothing here changes anything."""
