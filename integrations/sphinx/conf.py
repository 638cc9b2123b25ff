from pygments.lexers.special import TextLexer
from sphinx.highlighting import lexers

# Without it, Sphinx warns that it does not know the language of the code block.
lexers["wouldblock"] = TextLexer()

project = "wouldblock with Sphinx"
extensions = []
# The folder `_static/wouldblock` is the npm package.
html_static_path = ["_static"]
html_css_files = ["wouldblock/element.css"]
html_js_files = [("wouldblock/element.js", {"type": "module"})]
