"""Payments: statements read, payments matched, accounts of customers."""
