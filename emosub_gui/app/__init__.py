"""The program without its widgets: session, jobs, player, settings. QtCore only."""
