"""Formulas 套语: set phrases by function, openings to closings; begins in ``formula``."""
