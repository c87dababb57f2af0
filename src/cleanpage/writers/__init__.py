"""Writers of a page. Each is a module with one function, `write(page) -> str`."""
