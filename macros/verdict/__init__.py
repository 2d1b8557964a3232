"""One verdict on a root, told alike by the check, the build and the report on a proposal."""
