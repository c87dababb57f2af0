"""Boilerplate and spam removal for scraped pages."""
