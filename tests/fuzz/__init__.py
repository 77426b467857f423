"""Files damaged by the thousand, to see that a reader ends in rows or in a sentence: `make fuzz`."""
