"""Text -> marks and tokens: where words stand in quotation marks, and the sentences around them."""
