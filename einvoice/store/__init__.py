"""The only room with SQL. Rows never leave it: values of the core go in and come out."""
