"""Injected readings: pronunciation in brackets that somebody put into Chinese text."""
