"""What stands between the library and a terminal: groups of commands, their options, and everything printed."""
