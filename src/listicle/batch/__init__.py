"""Files, folders, lists, and web archives → one table of programs and one of sources, however many and however bad.

`run` works on one machine, in processes of its own; `cluster.run` maps the same page function through Daft.
"""
