"""Documents: invoices and a channel profile become one valid bank file."""
