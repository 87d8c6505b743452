"""Whole-number linear systems, solved level by level with exact bounds. Knows no ministry."""
