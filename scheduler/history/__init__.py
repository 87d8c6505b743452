"""Published revisions as an unbroken chain, the decree in force, and what the next horizon takes over."""
