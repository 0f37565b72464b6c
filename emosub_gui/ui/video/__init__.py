"""The film's picture, and what moves it."""
