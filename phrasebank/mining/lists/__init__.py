"""Enumerations 分条: numbered and unnumbered lists with their heads, leads and ends; begins in ``enumeration``."""
