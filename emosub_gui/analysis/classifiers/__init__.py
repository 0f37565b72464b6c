"""Emotion models, one module for each family, behind the `Classifier` protocol."""
