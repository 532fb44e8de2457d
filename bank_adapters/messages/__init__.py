"""What banks send back, in the shapes they share."""
