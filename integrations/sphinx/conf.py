project = "wouldblock with Sphinx"
extensions = []
# The folder `_static/wouldblock` is the npm package.
html_static_path = ["_static"]
html_css_files = ["wouldblock/element.css"]
html_js_files = [("wouldblock/element.js", {"type": "module"})]
