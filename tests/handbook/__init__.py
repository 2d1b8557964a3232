"""Tests of the offline handbook."""
