"""Tree -> what the page says of its article: headline, authors, dates, addresses, rights, language."""
