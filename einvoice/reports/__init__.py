"""Reports for people: tables of core values, on the screen or as a spreadsheet."""
