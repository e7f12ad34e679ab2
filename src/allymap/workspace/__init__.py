"""The one door: an open project, steps with undo and redo, change notices."""
