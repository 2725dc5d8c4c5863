"""Tree -> the same tree without what is not this page's story: ads, menus, teasers, other stories."""
