"""What all tests share."""

import pytest
from hypothesis import settings

# Machines are shared: how long one example takes says nothing.
settings.register_profile("atlas", deadline=None)
settings.load_profile("atlas")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let a developer accept goldens that changed on purpose, after reading the difference."""
    parser.addoption("--update-goldens", action="store_true", help="write the goldens anew, to be reviewed")
