"""How an emotion looks: themes, and their translation into ASS styles and tags."""
