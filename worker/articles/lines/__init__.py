"""Lines -> the lines that are journalism, by their words; interviews and live posts."""
