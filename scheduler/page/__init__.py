"""The report as one page to look at: facts that are data, words in three languages, a template, a style, a script."""
