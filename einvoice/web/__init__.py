"""The client portal: routes are declarations; a page calls a job or view and shows a template."""
