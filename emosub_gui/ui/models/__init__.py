"""Models in the window: what there is, which are used, and how they compare on one's own film."""
