"""What all tests share."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let a developer accept goldens that changed on purpose, after reading the difference."""
    parser.addoption("--update-goldens", action="store_true", help="write the goldens anew, to be reviewed")
