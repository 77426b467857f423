"""How a review is kept: one encrypted file, its keys, its history and its search index."""
