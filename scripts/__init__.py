"""The commands that people run: each script is a thin main(argv) over the package macros."""
