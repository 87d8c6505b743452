"""The slack of a meeting, under the name that reports and coordination know; the checker measures it."""

from constraints._slack import forbidding, slack

__all__ = ["forbidding", "slack"]
