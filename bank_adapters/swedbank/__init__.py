"""Swedbank Latvia: what only this bank has."""
