"""Writers of a page, a module for each format. They get what they write: the body's tree, its blocks, or the page."""
