"""The documentation site: `make docs` (ADR 0121). Warnings fail the build."""

project = "Quotewire"
author = "The Quotewire authors"
copyright = author

extensions = ["myst_parser", "sphinx.ext.autodoc"]
source_suffix = {".md": "markdown"}
root_doc = "index"
exclude_patterns: list[str] = []

myst_heading_anchors = 3  # links to #headings are checked, too

default_role = "code"  # our docstrings write `name` for code
autodoc_member_order = "bysource"
autodoc_typehints = "description"
autodoc_preserve_defaults = True
add_module_names = False
nitpick_ignore_regex = [
    ("py:class", r"(datetime|collections)\..+")
]  # the standard library is not on this site

html_theme = "furo"
html_title = "Quotewire"
html_static_path = ["_static"]
html_css_files = ["site.css"]
html_copy_source = False
html_show_sphinx = False
html_theme_options = {"top_of_page_buttons": []}
