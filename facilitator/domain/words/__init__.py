"""Swedish words: hashtags, inflection, dissent, personal numbers."""
