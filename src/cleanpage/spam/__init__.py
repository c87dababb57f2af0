"""Foreign matter: what others put into a page, into its text and into its head."""

from cleanpage.spam.detector import Spam, find_injected
from cleanpage.spam.hijacked_title import find_hijacked_title, without_title

__all__ = ["Spam", "find_hijacked_title", "find_injected", "without_title"]
