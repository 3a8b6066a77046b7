"""Outlines: YAML as office people write it becomes typed values, or a list of what is wrong and where."""
