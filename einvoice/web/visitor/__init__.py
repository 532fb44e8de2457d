"""Pages for people who are not signed in: each is whole without JavaScript."""
