"""What is known about characters, words, scripts, lines and URLs, whatever page they stand on."""
