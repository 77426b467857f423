"""Opening files from outside: whatever they hold costs a sentence, never more than a sentence."""
