"""Knowledge without logic: what elements, words, phrases and characters mean. Each module tells its source."""
