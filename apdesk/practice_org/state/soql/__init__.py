"""SOQL: text to tree (parser), tree to SQL (compiler)."""
