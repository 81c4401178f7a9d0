"""Pure intake: the bytes of a file in, a title and paragraphs out."""
