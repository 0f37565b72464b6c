"""Where published weights may lie that are not part of the repository: beside the checkout."""

from pathlib import Path

DATA = Path(__file__).parents[2] / "shared" / "data"
