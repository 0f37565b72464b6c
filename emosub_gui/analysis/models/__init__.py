"""Model files: which there are, whether they can run here, and how they are fetched and loaded."""
