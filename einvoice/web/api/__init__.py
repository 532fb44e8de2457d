"""The interface `/api/v1` for the phone app and for native clients (docs/API.md)."""
