"""Dialogs: each asks for values and hands them back as a value; none edits by itself.

Those that stay open beside the window (find and replace, spelling) edit through the session.
"""
