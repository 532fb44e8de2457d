"""The one error of this room."""


class NotToldError(Exception):
    """Somebody could not be told; it is reported and stops nothing."""
