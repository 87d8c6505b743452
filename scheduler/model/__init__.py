"""The rules as rows and columns: what a schedule is to the engine, by dates and by months."""
