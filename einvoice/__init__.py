"""Monthly e-invoices for housing managers and utilities: from meter readings to bank files."""

__version__ = "0.1.0"
