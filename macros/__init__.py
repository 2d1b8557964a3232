"""The package that turns records into views."""
