"""The deeds of residents in the portal: registering, rights, sessions, readings."""
