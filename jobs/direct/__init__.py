"""Delivers invoices to customers without a bank: by e-mail and on paper."""
