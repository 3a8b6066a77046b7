"""Markers of headings and points: 一、 （一） 一要 第一，. What outlines, genres and rendering know of them alike.

styles        those that a genre chooses from
countstyles   a style told by its first marker alone, as old texts have them
typed         markers that people type, taken off
"""
