"""Markup or lines to blocks: everything that sees the source, and the `Document` that the other rooms see instead."""
