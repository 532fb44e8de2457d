"""Templates of everything this product writes, read as package resources."""
