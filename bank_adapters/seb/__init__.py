"""SEB Latvia: what only this bank has."""
