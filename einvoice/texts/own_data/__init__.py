"""Words of the readable form of what is kept about a person: sections, fields and values."""
