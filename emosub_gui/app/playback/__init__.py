"""What the player is made of: a clock, still pictures, and the libraries that play."""
