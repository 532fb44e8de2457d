"""Pages: an invoice as its customer reads it, as HTML for the screen and as PDF for paper."""
