"""Monthly e-invoices for housing managers and utilities: from meter readings to bank files."""

__version__ = "0.2.0"

CONFIG_FILE = "config.toml"
"""The settings of an installation, in the folder where its commands are run."""
