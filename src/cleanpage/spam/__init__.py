"""Spam: what others put into a page, into its text and into its head."""

from cleanpage.spam.detector import Spam, find_spam
from cleanpage.spam.hijacked_title import find_hijacked_title, without_title

__all__ = ["Spam", "find_hijacked_title", "find_spam", "without_title"]
