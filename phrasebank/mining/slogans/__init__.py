"""Slogans 口号: runs of set phrases, couplets, quoted themes; begins in ``slogan``."""
