"""What all panels share of their appearance: colours, spacing, icons, the style sheet."""
